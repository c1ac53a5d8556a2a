// SPDX-License-Identifier: Apache-2.0

/// Who reads a calendar; what leaves the house depends on it alone.
package enum Audience: Sendable, CaseIterable {
  /// The office itself.
  case office
  /// Leaders of the host city.
  case leader
  /// Other units of the host side.
  case host
  /// Heads of parties.
  case head
  /// All other guests.
  case guest
  /// Liaison officers.
  case staff
  case interpreter
  case driver
  case venue
  case caterer
  case outlet
  case consulate
  /// Everybody.
  case `public`
}
