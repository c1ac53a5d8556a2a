// SPDX-License-Identifier: Apache-2.0

/// A room or ground at a place.
package struct Venue: Sendable, Hashable {
  /// As in the column `venue_id`.
  package typealias ID = Identifier<Venue>

  /// How a venue is furnished; each arrangement has its own capacity.
  package enum Layout: String, Sendable, CaseIterable { case theatre, seated }

  /// Also names the venue's calendar file.
  package var id: ID
  /// The site at which it lies; between venues of one place no way is counted.
  package var place: Place.ID
  /// Of the room, without the place's name.
  package var name: LocalizedText
  /// Persons in rows of chairs; 0 where that is not possible.
  package var theatreCapacity: Int
  /// Persons at tables; 0 where that is not possible.
  package var seatedCapacity: Int
  /// Booths for simultaneous interpreting.
  package var boothCount: Int
  /// Decides whether rain matters.
  package var isOutdoor: Bool
  /// Named features with their number, 1 where none is given.
  package var features: [String: Int]
  /// Where an outdoor session goes when it rains.
  package var wetAlternative: ID?
  /// Whether the wet alternative is only symbolic (a part of the guests).
  package var isWetAlternativeSymbolic: Bool
  /// Minutes to change between the two layouts; `nil` takes the ordinary turn-around.
  package var reset: Minutes?
  /// Where guests are met, when it is not the venue itself, such as a gate.
  package var meetingPoint: LocalizedText?
  /// Stretches in which it cannot be used.
  package var closed: [TimeSpan]

  /// Open at all times, met at itself, with the ordinary turn-around, unless told.
  package init(
    id: ID, place: Place.ID, name: LocalizedText, theatreCapacity: Int, seatedCapacity: Int,
    boothCount: Int, isOutdoor: Bool, features: [String: Int], wetAlternative: ID?,
    isWetAlternativeSymbolic: Bool = false, reset: Minutes? = nil,
    meetingPoint: LocalizedText? = nil, closed: [TimeSpan] = []
  ) {
    self.id = id
    self.place = place
    self.name = name
    self.theatreCapacity = theatreCapacity
    self.seatedCapacity = seatedCapacity
    self.boothCount = boothCount
    self.isOutdoor = isOutdoor
    self.features = features
    self.wetAlternative = wetAlternative
    self.isWetAlternativeSymbolic = isWetAlternativeSymbolic
    self.reset = reset
    self.meetingPoint = meetingPoint
    self.closed = closed
  }

  /// Persons that the venue holds in this layout; 0 where the layout is not possible.
  package func capacity(_ layout: Layout) -> Int {
    layout == .theatre ? theatreCapacity : seatedCapacity
  }
}
