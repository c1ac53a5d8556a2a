// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Changes of interviews, media slots and journalists.
extension Festival {
  func applyToPress(_ change: Change, _ parts: inout Parts) {
    switch change {
    case .interviewCancellation(let ids): parts.interviews.removeAll { ids.contains($0.id) }
    case .interviewWindows(let id, let windows): parts.change(id) { $0.windows = windows }
    case .furtherInterviewWindow(let id, let window):
      parts.change(id) { $0.windows.append(window) }
    case .furtherInterviewVenue(let id, let venue):
      parts.change(venue) { venue in
        venue.features["interview_booths"] = max(1, venue.features["interview_booths"] ?? 0)
      }
      parts.change(id) { if !$0.venues.contains(venue) { $0.venues.append(venue) } }
    case .slotCancellation(let id): parts.remove([id])
    case .slotCapacity(let id, let count): parts.change(id) { $0.capacity = count }
    case .slotWithout(let id, let outlets):
      for outlet in outlets {
        // What one outlet is taken out of stands for the next.
        guard let current = parts.mediaSlots.first(where: { $0.id == id }) else { break }
        parts.change(id) { $0.mustHave = mustHaves(of: current, without: outlet) }
      }
    case .journalistAddition(let id, let outlet):
      parts.journalists.append(Journalist(id: id, outlet: outlet, name: id.rawValue))
    case .journalistCancellation(let id): parts.journalists.removeAll { $0.id == id }
    default: preconditionFailure("\(change) is not about the press")
    }
  }

  /// The outlets that must be in the slot, by themselves or by their kind, in table order.
  func outlets(in slot: MediaSlot) -> [Outlet.ID] {
    outlets.filter { outlet in
      slot.mustHave.contains { must in
        switch must {
        case .outlet(let id): id == outlet.id
        case .kind(let kind): kind == outlet.kind
        case .all: true
        case .sameAs: false
        }
      }
    }.map(\.id)
  }

  /// The slot's must-haves with one outlet less; kinds are spelled out only where it is one of them.
  func mustHaves(of slot: MediaSlot, without outlet: Outlet.ID) -> [MediaSlot.MustHave] {
    guard outlets(in: slot).contains(outlet) else { return slot.mustHave }
    let pools = slot.mustHave.filter { if case .sameAs = $0 { true } else { false } }
    return outlets(in: slot).filter { $0 != outlet }.map { .outlet($0) } + pools
  }
}

extension Festival.Parts {
  mutating func change(_ id: Interview.ID, _ edit: (inout Interview) -> Void) {
    for index in interviews.indices where interviews[index].id == id { edit(&interviews[index]) }
  }

  mutating func change(_ id: MediaSlot.ID, _ edit: (inout MediaSlot) -> Void) {
    for index in mediaSlots.indices where mediaSlots[index].id == id { edit(&mediaSlots[index]) }
  }

  /// Removes slots; pools of the same journalists go on without them.
  mutating func remove(_ slots: Set<MediaSlot.ID>) {
    mediaSlots.removeAll { slots.contains($0.id) }
    for index in mediaSlots.indices {
      mediaSlots[index].mustHave.removeAll { must in
        if case .sameAs(let slot) = must { slots.contains(slot) } else { false }
      }
    }
  }
}
