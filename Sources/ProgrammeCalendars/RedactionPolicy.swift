// SPDX-License-Identifier: Apache-2.0

/// What each audience may read of an item besides its title, time and place.
///
/// Names, passports, diets and mobility of guests, names of reporters, and the office's notes are in no
/// list, because the calendars are written without them: see ``Agenda``. Staff are named to those who
/// may know who interprets or accompanies.
package enum RedactionPolicy {
  /// A kind of value that not every calendar may hold.
  package enum Field: Sendable, CaseIterable {
    /// The office's short name of the session.
    case key
    /// As what the recipient attends.
    case role
    /// The principal hosts, by role.
    case hosts
    /// All others present, by role and country.
    case company
    /// How many are present.
    case headcount
    /// Languages and modes of interpreting.
    case interpreting
    /// Which interpreters work.
    case interpreters
    /// Which liaison officers are on duty.
    case liaison
    /// The recipient's own liaison officer.
    case ownLiaison
    /// The telephone that this officer carries on duty.
    case dutyPhone
    /// What to wear.
    case dress
    /// How many need which diet, without anybody's name or role.
    case dietCounts
    /// A reminder before the start.
    case reminder
  }

  /// Whether calendars of this audience may hold such values.
  package static func may(_ audience: Audience, read field: Field) -> Bool {
    table[audience]?.contains(field) == true
  }

  /// The whole policy; `docs/PUBLISHING.md` shows the same table.
  static let table: [Audience: Set<Field>] = [
    .office: [
      .key, .role, .hosts, .company, .headcount, .interpreting, .interpreters, .liaison, .dress,
    ],
    .leader: [.key, .role, .hosts, .company, .interpreting, .ownLiaison, .dress],
    .host: [.key, .role, .hosts, .company, .interpreting, .ownLiaison, .dress],
    .head: [.key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress, .reminder],
    .guest: [.key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress, .reminder],
    .staff: [
      .key, .role, .hosts, .company, .headcount, .interpreting, .interpreters, .liaison, .dress,
      .reminder,
    ],
    .interpreter: [
      .key, .role, .hosts, .company, .headcount, .interpreting, .interpreters, .liaison, .dress,
      .reminder,
    ],
    .driver: [.key, .headcount, .reminder],
    .venue: [.key, .headcount, .interpreting, .dress],
    .caterer: [.key, .headcount, .dietCounts],
    .outlet: [.key],
    .consulate: [.key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress],
    .public: [],
  ]
}
