// SPDX-License-Identifier: Apache-2.0

/// A site with travel times: a hotel, a park, a station.
package struct Place: Sendable, Hashable {
  /// As in the column `place_id`, and in both headings of travel.csv.
  package typealias ID = Identifier<Place>

  /// Unique among places; venues, parties and waves name it.
  package let id: ID
  /// What calendars call it.
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
  package var coachBays: Int?
  /// Kinds of vehicles that may not drive up; empty where all may.
  package var closedTo: [Vehicle.ID]
  /// Minutes from one of its venues to another; 0 where that is not counted.
  package let walk: Minutes
  /// Latitude and longitude in degrees, when known.
  package let coordinates: Coordinates?

  /// Degrees of latitude and longitude (WGS 84).
  package struct Coordinates: Sendable, Hashable {
    /// North of the equator positive.
    package let latitude: Double
    /// East of Greenwich positive.
    package let longitude: Double
    /// Takes degrees; the reader has kept them within ±90 and ±180.
    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// A place anybody may drive up to, without coordinates and a calendar of its own, unless told.
  package init(
    id: ID, name: LocalizedText, arrivalPad: Minutes, departureLead: Minutes,
    coordinates: Coordinates? = nil, parkAndRide: ID? = nil, coachBays: Int? = nil,
    closedTo: [Vehicle.ID] = [], hasCalendar: Bool = false, walk: Minutes = 0
  ) {
    self.walk = walk
    self.id = id
    self.name = name
    self.arrivalPad = arrivalPad
    self.departureLead = departureLead
    self.coordinates = coordinates
    self.parkAndRide = parkAndRide
    self.hasCalendar = hasCalendar
    self.coachBays = coachBays
    self.closedTo = closedTo
  }
}
