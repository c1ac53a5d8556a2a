// SPDX-License-Identifier: Apache-2.0

/// What a session shows: a film, a talk, a piece of music; it may be shown in several sessions.
package struct ProgrammeItem: Sendable, Hashable {
  /// As in the column `item_id`.
  package typealias ID = Identifier<ProgrammeItem>

  /// What somebody is to an item.
  package enum Role: String, Sendable, CaseIterable {
    case director, cast, author, performer, speaker, chair, moderator, jury
    /// Answers the audience's questions afterwards.
    case discussant = "qa"
  }

  /// A unit and what it is to the item.
  package struct Contribution: Sendable, Hashable {
    /// Told to the unit in its calendar.
    package let role: Role
    /// The unit of those who made or play it.
    package let unit: AttendanceUnit.ID
    /// One entry of the column `people`, such as `director=F1.D`.
    package init(role: Role, unit: AttendanceUnit.ID) {
      self.role = role
      self.unit = unit
    }
  }

  /// Unique among items.
  package let id: ID
  /// Where it is shown, in the order of the sessions' table; empty while the plan has to choose a block.
  package var sessions: [Session.ID]
  /// The track in whose blocks the plan puts it; `nil` where the table says its sessions.
  package var track: String?
  /// Its place among the items of a session; of equals the order of the table counts.
  package let order: Int
  /// Minutes of the work itself; `nil` where it is not known.
  package let length: Minutes?
  /// The title of the work.
  package let name: LocalizedText
  /// The language it is in, such as `JA`; empty where that is not said.
  package let language: String
  /// Those who come for it, in the order of the table; empty for none.
  package let contributions: [Contribution]
  /// A page about it; empty where there is none.
  package let link: String

  /// Only sessions and a title are needed.
  package init(
    id: ID, sessions: [Session.ID], track: String? = nil, order: Int = 0, length: Minutes? = nil,
    name: LocalizedText,
    language: String = "", contributions: [Contribution] = [], link: String = ""
  ) {
    self.id = id
    self.sessions = sessions
    self.track = track
    self.order = order
    self.length = length
    self.name = name
    self.language = language
    self.contributions = contributions
    self.link = link
  }
}

extension Festival {
  /// What the session shows, in its order.
  package func items(of session: Session.ID) -> [ProgrammeItem] {
    items.enumerated().filter { $0.element.sessions.contains(session) }
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }

  /// The sessions among which a relation asks something: all it names, or those of each item that they show.
  package func groups(of relation: SessionRelation) -> [[Session.ID]] {
    parts.groups(of: relation)
  }
}

extension Festival.Parts {
  /// The sessions among which a relation asks something: all it names, or those of each item that they show.
  package func groups(of relation: SessionRelation) -> [[Session.ID]] {
    guard relation.isPerItem else { return [relation.sessions] }
    return items.map { item in relation.sessions.filter(item.sessions.contains) }
      .filter { $0.count > 1 }
  }
}
