// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// The press: seats of journalists in interviews and slots.
extension FestivalCompiler {
  mutating func addPressSeats() {
    for (index, meaning) in result.activities.enumerated() {
      guard case .interview(let id) = meaning else { continue }
      let interview = festival.interview(id)
      let crew = journalists(of: interview.outlet)
      if crew.isEmpty {
        impossible(
          .hc20, [], interviews: [id], zh: "专访 \(id)：媒体 \(interview.outlet) 没有记者",
          en: "interview \(id): outlet \(interview.outlet) has no journalist")
      }
      addSeat(
        Problem.Seat(
          bindings: [
            Problem.Binding(activity: index, from: 0, to: interview.duration.rawValue)
          ],
          candidates: crew, isRequired: true,
          emptyLabel: label(.hc20)),
        .interviewJournalist(id))
    }
    let rooted = Dictionary(grouping: festival.mediaSlots, by: { root(of: $0).id })
    for slot in festival.mediaSlots where root(of: slot).id == slot.id {
      addSlots(rooted[slot.id] ?? [slot])
    }
  }

  /// The slot whose journalists this one shares, itself if none.
  private func root(of slot: MediaSlot) -> MediaSlot {
    var slot = slot
    // The reader refuses cycles, so this ends.
    while let next = slot.mustHave.firstNonNil({ must -> MediaSlot.ID? in
      if case .sameAs(let id) = must { id } else { nil }
    }) {
      slot = festival.mediaSlot(next)
    }
    return slot
  }

  private mutating func addSlots(_ slots: [MediaSlot]) {
    let bindings = slots.compactMap { slot -> Problem.Binding? in
      guard let activity = sessionIndex[slot.session] else { return nil }
      let lead = rules.minutes(
        rules.gateKinds.contains(slot.kind) ? .pressGate : .pressInPlace)
      return Problem.Binding(
        activity: activity, from: (slot.offset - lead).rawValue,
        to: (slot.offset + slot.duration).rawValue,
        pool: slots.count > 1 ? result.problem.seats.count : -1)
    }
    let ids = slots.map(\.id)
    let capacity = slots.map(\.capacity).min() ?? 0
    var seated = 0
    for (outlet, isWholeCrew) in mustHaves(of: slots) {
      let crew = journalists(of: outlet)
      if crew.isEmpty {
        impossible(
          .hc20, slots.map(\.session), zh: "采访时段 \(ids[0])：必到媒体 \(outlet) 没有记者",
          en: "slot \(ids[0]): must-have outlet \(outlet) has no journalist")
      }
      let seats = isWholeCrew ? crew.map { [$0] } : [crew]
      for candidates in seats {
        addSeat(
          Problem.Seat(
            bindings: bindings, candidates: candidates, isRequired: true,
            emptyLabel: label(.hc20)),
          .journalist(ids))
        seated += 1
      }
    }
    if seated > capacity {
      impossible(
        .hc20, slots.map(\.session),
        zh: "采访时段 \(ids[0])：必到媒体需要\(seated)个名额，只有\(capacity)个",
        en: "slot \(ids[0]): must-have outlets need \(seated) seats of \(capacity)")
    }
    let everyone = festival.journalists.compactMap { journalistIndex[$0.id] }
    for _ in 0..<max(0, min(capacity, everyone.count) - seated) {
      addSeat(
        Problem.Seat(
          bindings: bindings, candidates: everyone, isRequired: false, emptyLabel: label(.sc14),
          isLate: true),
        .journalist(ids))
    }
  }

  /// Outlets that must be in the slots, each once, in table order.
  private func mustHaves(of slots: [MediaSlot]) -> [(outlet: Outlet.ID, isWholeCrew: Bool)] {
    let wanted = slots.map { (slot: $0, outlets: festival.outlets(in: $0)) }
    return festival.outlets.map(\.id).compactMap { outlet in
      let wanting = wanted.filter { $0.outlets.contains(outlet) }
      return wanting.isEmpty ? nil : (outlet, wanting.contains { $0.slot.takesWholeCrew })
    }
  }

  private func journalists(of outlet: Outlet.ID) -> [Int] {
    festival.journalists.filter { $0.outlet == outlet }.compactMap { journalistIndex[$0.id] }
  }
}

extension Sequence {
  /// The first value that `transform` gives.
  fileprivate func firstNonNil<Value>(_ transform: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = transform(element) { return value }
    }
    return nil
  }
}
