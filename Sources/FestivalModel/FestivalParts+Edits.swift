// SPDX-License-Identifier: Apache-2.0

// How a copy of a festival's parts is made to differ: what hangs on a part goes or stays with it.
extension Festival.Parts {
  /// Edits the session of this identifier.
  package mutating func change(_ id: Session.ID, _ edit: (inout Session) -> Void) {
    for index in sessions.indices where sessions[index].id == id { edit(&sessions[index]) }
  }

  /// Edits the place of this identifier.
  package mutating func change(_ id: Place.ID, _ edit: (inout Place) -> Void) {
    for index in places.indices where places[index].id == id { edit(&places[index]) }
  }

  /// Edits the venue of this identifier.
  package mutating func change(_ id: Venue.ID, _ edit: (inout Venue) -> Void) {
    for index in venues.indices where venues[index].id == id { edit(&venues[index]) }
  }

  /// Removes a session with everything that hangs on it.
  package mutating func remove(_ id: Session.ID) {
    removeFromRelations(id)
    for index in items.indices { items[index].sessions.removeAll { $0 == id } }
    items.removeAll { $0.sessions.isEmpty && $0.track == nil }
    sessions.removeAll { $0.id == id }
    for index in sessions.indices {
      sessions[index].precedences.removeAll { $0.predecessor == id }
    }
    remove(Set(mediaSlots.filter { $0.session == id }.map(\.id)))
    openings.removeAll { $0.session == id }
    speeches.removeAll { $0.session == id }
    matchmaking.removeAll { $0.session == id }
    wishes.removeAll { $0.session == id }
    waves.removeAll { $0.before == id }
    for index in waves.indices { waves[index].after.removeAll { $0 == id } }
  }

  /// Edits the one-to-one meetings of this session.
  package mutating func change(matchmakingOf id: Session.ID, _ edit: (inout Matchmaking) -> Void) {
    for index in matchmaking.indices where matchmaking[index].session == id {
      edit(&matchmaking[index])
    }
  }

  /// Edits the interview of this identifier.
  package mutating func change(_ id: Interview.ID, _ edit: (inout Interview) -> Void) {
    for index in interviews.indices where interviews[index].id == id { edit(&interviews[index]) }
  }

  /// Edits the media slot of this identifier.
  package mutating func change(_ id: MediaSlot.ID, _ edit: (inout MediaSlot) -> Void) {
    for index in mediaSlots.indices where mediaSlots[index].id == id { edit(&mediaSlots[index]) }
  }

  /// Removes slots; pools of the same journalists go on without them.
  package mutating func remove(_ slots: Set<MediaSlot.ID>) {
    mediaSlots.removeAll { slots.contains($0.id) }
    for index in mediaSlots.indices {
      mediaSlots[index].mustHave.removeAll { must in
        if case .sameAs(let slot) = must { slots.contains(slot) } else { false }
      }
    }
  }
}
