// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

/// What changed between two editions: by session, by person and by venue.
package struct EditionDifference: Codable, Hashable, Sendable {
  /// What became of a session between two editions.
  package enum Kind: String, Codable, Sendable { case added, removed, moved, people }

  /// When and where, with the zone's offset.
  package struct Placement: Codable, Hashable, Sendable {
    /// ISO 8601.
    package let start: String
    /// ISO 8601.
    package let end: String
    /// By identifier; `nil` for what has none, such as a media slot.
    package let venue: String?
  }

  /// One session, interview or media slot that changed.
  package struct Change: Codable, Hashable, Sendable {
    /// Of the session, interview or slot.
    package let id: String
    /// `people` where time and venue stayed.
    package let kind: Kind
    /// `nil` where it was not in the edition.
    package let was: Placement?
    /// `nil` where it is no longer in the edition.
    package let now: Placement?
    /// Who joined and who left, each as `unit C-US.H` or `interpreter E1`.
    package let joined: [String]
    /// Who left, spelt like ``joined``.
    package let left: [String]
  }

  /// A change as one person or one venue meets it.
  package struct Effect: Codable, Hashable, Sendable {
    /// Identifier of the session, interview or slot.
    package let item: String
    /// What it means for the one concerned: a session one leaves is removed, whether or not it
    /// still takes place.
    package let kind: Kind
    /// `nil` where it did not concern them before.
    package let was: Placement?
    /// `nil` where it no longer concerns them.
    package let now: Placement?
  }

  /// All effects on one person or one venue.
  package struct Concerned: Codable, Hashable, Sendable {
    /// With its kind, such as `unit C-US.H`; a venue by identifier alone.
    package let id: String
    /// In the order of ``EditionDifference/sessions``.
    package let effects: [Effect]
  }

  /// In the order of the newer edition, then what is gone.
  package let sessions: [Change]
  /// Units, interpreters, liaison officers and outlets, each with its kind; sorted.
  package let persons: [Concerned]
  /// Sorted.
  package let venues: [Concerned]

  /// Whether both editions plan the same, whatever their numbers.
  package var isEmpty: Bool { sessions.isEmpty }
}

extension EditionDifference {
  /// One item of an edition, whatever its kind.
  private struct Item {
    let id: String
    let placement: Placement
    /// In order, each once.
    let people: [String]
  }

  /// Compares two documents of the same festival; who or what its tables no longer have is compared
  /// by identifier all the same.
  package init(from old: ProgrammeDocument, to new: ProgrammeDocument, of festival: Festival) {
    let before = Self.items(old, festival)
    let after = Self.items(new, festival)
    let oldByID = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let newIDs = Set(after.map(\.id))
    let pairs =
      after.map { (oldByID[$0.id], Optional($0)) }
      + before.filter { !newIDs.contains($0.id) }.map { (Optional($0), nil) }
    sessions = pairs.compactMap(Self.change)
    persons = Self.concerned(pairs) { $0?.people ?? [] }
    venues = Self.concerned(pairs) { [$0?.placement.venue].compactMap(\.self) }
  }

  private static func change(_ old: Item?, _ new: Item?) -> Change? {
    guard let id = new?.id ?? old?.id, let kind = kind(old, new) else { return nil }
    let before = old?.people ?? []
    let after = new?.people ?? []
    return Change(
      id: id, kind: kind, was: old?.placement, now: new?.placement,
      joined: after.filter { !before.contains($0) }, left: before.filter { !after.contains($0) })
  }

  /// `nil` when nothing changed.
  private static func kind(_ old: Item?, _ new: Item?) -> Kind? {
    guard let old else { return new == nil ? nil : .added }
    guard let new else { return .removed }
    if old.placement != new.placement { return .moved }
    return Set(old.people) == Set(new.people) ? nil : .people
  }

  /// The effects on everyone that `who` finds in the old or the new item.
  private static func concerned(
    _ pairs: [(Item?, Item?)], who: (Item?) -> [String]
  ) -> [Concerned] {
    var effects: [String: [Effect]] = [:]
    for (old, new) in pairs {
      guard let item = new?.id ?? old?.id else { continue }
      let before = who(old)
      let after = who(new)
      for id in after + before.filter({ !after.contains($0) }) {
        let was = before.contains(id) ? old?.placement : nil
        let now = after.contains(id) ? new?.placement : nil
        guard was != now else { continue }
        let kind: Kind = was == nil ? .added : now == nil ? .removed : .moved
        effects[id, default: []].append(Effect(item: item, kind: kind, was: was, now: now))
      }
    }
    return effects.keys.sorted().map { Concerned(id: $0, effects: effects[$0] ?? []) }
  }

  // MARK: Items

  private static func items(_ document: ProgrammeDocument, _ festival: Festival) -> [Item] {
    let venues = Dictionary(
      document.sessions.map { ($0.id, $0.venue) }, uniquingKeysWith: { first, _ in first })
    let sessions = document.sessions.map { session in
      Item(
        id: session.id,
        placement: Placement(start: session.start, end: session.end, venue: session.venue),
        people: distinct(
          attendees(session, festival).map { "unit \($0)" }
            + (session.interpreters ?? []).flatMap(\.ids).map { "interpreter \($0)" }
            + (session.liaison ?? []).map { "liaison \($0)" }))
    }
    let interviews = (document.interviews ?? []).map { interview in
      let id = Interview.ID(interview.id)
      let both =
        festival.hasInterview(id)
        ? [
          "unit \(festival.interview(id).subject)", "outlet \(festival.interview(id).outlet)",
        ] : []
      return Item(
        id: interview.id,
        placement: Placement(start: interview.start, end: interview.end, venue: interview.venue),
        people: distinct(both + (interview.interpreters ?? []).map { "interpreter \($0)" }))
    }
    let slots = (document.mediaSlots ?? []).map { slot in
      let id = MediaSlot.ID(slot.id)
      let session = festival.hasMediaSlot(id) ? festival.mediaSlot(id).session.rawValue : ""
      return Item(
        id: slot.id,
        placement: Placement(start: slot.start, end: slot.end, venue: venues[session]),
        people: distinct(slot.outlets.map { "outlet \($0)" }))
    }
    return sessions + interviews + slots
  }

  /// What is not stated reads as required units and hosts.
  private static func attendees(
    _ session: ProgrammeDocument.SessionEntry, _ festival: Festival
  ) -> [String] {
    if let attendees = session.attendees { return attendees }
    let id = Session.ID(session.id)
    return festival.hasSession(id) ? festival.session(id).namedUnits.map(\.rawValue) : []
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen = Set<String>()
    return ids.filter { seen.insert($0).inserted }
  }
}
