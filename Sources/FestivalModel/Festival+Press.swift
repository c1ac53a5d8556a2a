// SPDX-License-Identifier: Apache-2.0

// What media slots ask for, and a festival without the press.
extension Festival {
  /// The outlets that must be in the slot, by themselves or by their kind, in table order.
  package func outlets(in slot: MediaSlot) -> [Outlet.ID] {
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
  package func mustHaves(of slot: MediaSlot, without outlet: Outlet.ID) -> [MediaSlot.MustHave] {
    guard outlets(in: slot).contains(outlet) else { return slot.mustHave }
    let pools = slot.mustHave.filter { if case .sameAs = $0 { true } else { false } }
    return outlets(in: slot).filter { $0 != outlet }.map { .outlet($0) } + pools
  }

  /// The festival without the interviews or media slots that a programme does not state.
  package func withPress(as programme: Programme) -> Festival {
    var parts = parts
    if programme.mediaSlots == nil { parts.mediaSlots = [] }
    if programme.interviews == nil { parts.interviews = [] }
    return Festival(parts)
  }
}
