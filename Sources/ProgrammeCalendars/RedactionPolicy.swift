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
    /// From when to when the venue is held, with set-up and tear-down.
    case holding
    /// What the session shows: titles, languages, links, and contributors by their units' names.
    case contents
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
      .holding, .contents,
    ],
    .leader: [.key, .role, .hosts, .company, .interpreting, .ownLiaison, .dress, .contents],
    .host: [.key, .role, .hosts, .company, .interpreting, .ownLiaison, .dress, .contents],
    .head: [
      .key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress, .contents, .reminder,
    ],
    .guest: [
      .key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress, .contents, .reminder,
    ],
    .staff: [
      .key, .role, .hosts, .company, .headcount, .interpreting, .interpreters, .liaison, .dress,
      .holding, .contents,
      .reminder,
    ],
    .interpreter: [
      .key, .role, .hosts, .company, .headcount, .interpreting, .interpreters, .liaison, .dress,
      .contents,
      .reminder,
    ],
    .driver: [.key, .headcount, .reminder],
    .venue: [.key, .headcount, .interpreting, .dress, .holding, .contents],
    .caterer: [.key, .headcount, .dietCounts],
    .outlet: [.key, .contents],
    .consulate: [.key, .role, .hosts, .interpreting, .ownLiaison, .dutyPhone, .dress, .contents],
    .public: [.contents],
  ]
}
