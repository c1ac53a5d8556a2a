// SPDX-License-Identifier: Apache-2.0

/// A site with travel times: a hotel, a park, a station.
package struct Place: Sendable, Hashable {
  package typealias ID = Identifier<Place>

  package let id: ID
  package let name: LocalizedText
  /// Minutes from arriving here to being ready to leave (immigration, luggage).
  package let arrivalPad: Minutes
  /// Minutes one must be here before a departure.
  package let departureLead: Minutes
  /// Where local guests leave their cars and are taken here; `nil` where they may drive up.
  package let parkAndRide: ID?
  /// Whether all its venues together have a calendar, as a cinema has.
  package let hasCalendar: Bool
  /// Coaches that can be boarded and left here at one time; `nil` is any number.
  package let coachBays: Int?
  /// Latitude and longitude in degrees, when known.
  package let coordinates: Coordinates?

  /// Degrees of latitude and longitude (WGS 84).
  package struct Coordinates: Sendable, Hashable {
    package let latitude: Double
    package let longitude: Double
    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  package init(
    id: ID, name: LocalizedText, arrivalPad: Minutes, departureLead: Minutes,
    coordinates: Coordinates? = nil, parkAndRide: ID? = nil, coachBays: Int? = nil,
    hasCalendar: Bool = false
  ) {
    self.id = id
    self.name = name
    self.arrivalPad = arrivalPad
    self.departureLead = departureLead
    self.coordinates = coordinates
    self.parkAndRide = parkAndRide
    self.hasCalendar = hasCalendar
    self.coachBays = coachBays
  }
}
