// SPDX-License-Identifier: Apache-2.0

/// A delegation, consulate, association or company group.
package struct Party: Sendable, Hashable {
  package typealias ID = Identifier<Party>

  /// Whose side of the table the party sits on; principal hosts come from the host side.
  package enum Side: String, Sendable, CaseIterable { case guest, host }

  /// A party's journey: where it arrives or leaves, and when.
  package struct Journey: Sendable, Hashable {
    package let time: LocalTime
    package let place: Place.ID
    package init(time: LocalTime, place: Place.ID) {
      self.time = time
      self.place = place
    }
  }

  package var id: ID
  package var name: LocalizedText
  /// ISO 3166 alpha-2, several joined by `/` for a mixed party.
  package var country: String
  /// The office's kind of party, such as `consulate`, `city`, `civic`, `enterprise`.
  package var type: String
  package var side: Side
  /// Working languages, most useful first (ISO 639-1, upper case).
  package var languages: [String]
  /// `nil` for local parties, who are present all the time.
  package var arrival: Journey?
  package var departure: Journey?
  package var hotel: Place.ID?
  /// Date of the head's exequatur, for consular precedence.
  package var exequatur: CivilDate?
  package var note: String

  package init(
    id: ID, name: LocalizedText, country: String, type: String, side: Side, languages: [String],
    arrival: Journey?, departure: Journey?, hotel: Place.ID?, exequatur: CivilDate?, note: String
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.type = type
    self.side = side
    self.languages = languages
    self.arrival = arrival
    self.departure = departure
    self.hotel = hotel
    self.exequatur = exequatur
    self.note = note
  }
}
