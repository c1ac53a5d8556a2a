// SPDX-License-Identifier: Apache-2.0

/// What leaves the house and what becomes of it: calendars, editions, pushes, invitations, replies, purges.
package enum Publisher {}
