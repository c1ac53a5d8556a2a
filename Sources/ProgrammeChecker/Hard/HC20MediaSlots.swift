// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A slot starts at its session's start + offset, lasts its duration, holds at most its capacity of
/// journalists, each of a listed outlet, and every must-have outlet; `same as` slots have equal
/// journalists.
///
/// An interview has exactly one journalist, of its outlet; a venue holds no more interviews,
/// buffers included, than it has booths.
///
/// Without stated slots one journalist of each must-have outlet is assumed, or its whole crew if
/// the slot takes it.
///
/// - Counts: breaches: a slot missing, stated twice, at another time, over capacity, unlike its
///   model; a journalist of no listed outlet or listed twice; a must-have outlet missing or not
///   complete; an interview without exactly its journalist, or that starts when all booths are
///   taken.
enum HC20MediaSlots: Rule {
  static let id = RuleID.hc20

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let crews = Dictionary(grouping: facts.festival.journalists, by: \.outlet).mapValues(\.count)
    let slots = facts.slots.flatMap { slot in
      facts.statesMediaSlots
        ? stated(slot, crews: crews, in: facts) : assumed(slot, crews: crews, in: facts)
    }
    return slots + interviews(facts) + booths(facts)
  }

  private static func fault(
    _ slot: SlotPlacement,
    zh: String,
    en: String,
    in facts: ProgrammeFacts
  ) -> Violation {
    let words = facts.words(slot)
    return breach(zh: "\(words.zh)：\(zh)", en: "\(words.en): \(en)", [slot.host.id])
  }

  private static func assumed(
    _ slot: SlotPlacement,
    crews: [Outlet.ID: Int],
    in facts: ProgrammeFacts
  ) -> [Violation] {
    let persons = facts.mustHaveOutlets(of: slot.slot)
      .map { slot.slot.takesWholeCrew ? crews[$0] ?? 0 : 1 }.reduce(0, +)
    return capacity(persons, of: slot, in: facts)
  }

  private static func capacity(
    _ persons: Int,
    of slot: SlotPlacement,
    in facts: ProgrammeFacts
  ) -> [Violation] {
    guard persons > slot.slot.capacity else { return [] }
    return [
      fault(
        slot,
        zh: "\(persons)名记者，名额\(slot.slot.capacity)名",
        en: "\(persons) journalists, \(slot.slot.capacity) places",
        in: facts
      )
    ]
  }

  private static func stated(
    _ slot: SlotPlacement,
    crews: [Outlet.ID: Int],
    in facts: ProgrammeFacts
  ) -> [Violation] {
    guard let first = slot.stated.first else {
      return [fault(slot, zh: "日程中没有", en: "missing from the programme", in: facts)]
    }
    var faults: [Violation] = []
    if slot.stated.count > 1 {
      faults.append(fault(slot, zh: "日程中重复出现", en: "in the programme twice", in: facts))
    }
    if TimeSpan(start: first.start, end: first.end) != slot.span {
      faults.append(
        fault(
          slot,
          zh: "所列时间与场次不符",
          en: "its stated time does not follow from the session",
          in: facts
        )
      )
    }
    faults += capacity(slot.journalists.count, of: slot, in: facts)
    faults += journalists(of: slot, in: facts)
    faults += mustHaves(of: slot, crews: crews, in: facts)
    return faults
  }

  private static func journalists(
    of slot: SlotPlacement,
    in facts: ProgrammeFacts
  ) -> [Violation] {
    let outlets = Set(slot.stated.flatMap(\.outlets))
    var seen: Set<Journalist.ID> = []
    return slot.stated.flatMap(\.journalists).compactMap { id in
      let isNew = seen.insert(id).inserted
      let outlet = facts.journalists[id]?.outlet
      let isListed = outlet.map { outlets.contains($0) } ?? false
      guard !isNew || !isListed else { return nil }
      return fault(
        slot,
        zh: "记者 \(id) 不属于所列媒体，或重复出现",
        en: "journalist \(id) belongs to no listed outlet, or is listed twice",
        in: facts
      )
    }
  }

  private static func mustHaves(
    of slot: SlotPlacement,
    crews: [Outlet.ID: Int],
    in facts: ProgrammeFacts
  ) -> [Violation] {
    let present = Dictionary(
      grouping: slot.journalists.compactMap { facts.journalists[$0] },
      by: \.outlet
    )
    var faults = facts.mustHaveOutlets(of: slot.slot).compactMap { outlet -> Violation? in
      let count = present[outlet]?.count ?? 0
      let isComplete = !slot.slot.takesWholeCrew || count == crews[outlet] ?? 0
      guard count == 0 || !isComplete else { return nil }
      return fault(
        slot,
        zh: "必到媒体 \(outlet) 未到齐",
        en: "must-have outlet \(outlet) is not all there",
        in: facts
      )
    }
    for wish in slot.slot.mustHave {
      guard case .sameAs(let id) = wish,
        let model = facts.slots.first(where: { $0.slot.id == id }),
        Set(model.journalists) != Set(slot.journalists)
      else { continue }
      faults.append(
        fault(
          slot,
          zh: "记者应与 \(id) 完全相同",
          en: "its journalists have to be those of \(id)",
          in: facts
        )
      )
    }
    return faults
  }

  private static func interviews(_ facts: ProgrammeFacts) -> [Violation] {
    facts.interviews.compactMap { placement in
      let listed = placement.placed.journalists
      let isRight =
        listed.count == 1
        && listed.allSatisfy { facts.journalists[$0]?.outlet == placement.interview.outlet }
      guard !isRight else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh) 应恰有 \(placement.interview.outlet) 的一名记者",
        en: "\(words.en) needs exactly one journalist of \(placement.interview.outlet)",
        interviews: [placement.interview.id]
      )
    }
  }

  /// Interviews that start while as many earlier ones run, buffers included, as the venue has
  /// booths.
  private static func booths(_ facts: ProgrammeFacts) -> [Violation] {
    facts.interviews.enumerated().compactMap { position, placement in
      let booths = placement.venue.features[interviewBooths] ?? 0
      let running = facts.interviews[..<position].filter {
        $0.venue.id == placement.venue.id && $0.boundSpan.end > placement.span.start
      }
      guard running.count >= booths else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：\(booths)个采访间都被占用",
        en: "\(words.en): all \(booths) interview booths are taken",
        interviews: [placement.interview.id]
      )
    }
  }

  private static let interviewBooths = "interview_booths"
}
