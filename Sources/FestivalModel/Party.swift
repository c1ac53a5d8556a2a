// SPDX-License-Identifier: Apache-2.0

/// A delegation, consulate, association or company group.
package struct Party: Sendable, Hashable {
  /// As in the column `party_id`.
  package typealias ID = Identifier<Party>

  /// Whose side of the table the party sits on; principal hosts come from the host side.
  package enum Side: String, Sendable, CaseIterable { case guest, host }

  /// A party's journey: where it arrives or leaves, and when.
  package struct Journey: Sendable, Hashable {
    /// When it lands or pulls out, without ``Place/arrivalPad`` and ``Place/departureLead``.
    package let time: LocalTime
    /// The airport, station or border point.
    package let place: Place.ID
    /// One pair of columns, `arrive_at` and `arrive_place` or their like.
    package init(time: LocalTime, place: Place.ID) {
      self.time = time
      self.place = place
    }
  }

  /// Also names the calendar of a consulate.
  package var id: ID
  /// Of the delegation as a whole, no person's.
  package var name: LocalizedText
  /// ISO 3166 alpha-2, several joined by `/` for a mixed party.
  package var country: String
  /// The office's kind of party, such as `consulate`, `city`, `civic`, `enterprise`.
  package var type: String
  /// Decides who counts as host in a call.
  package var side: Side
  /// Working languages, most useful first (ISO 639-1, upper case).
  package var languages: [String]
  /// `nil` for local parties, who are present all the time.
  package var arrival: Journey?
  /// `nil` for local parties, or where it is not known.
  package var departure: Journey?
  /// Where its guests stay; `nil` for local parties.
  package var hotel: Place.ID?
  /// Date of the head's exequatur, for consular precedence.
  package var exequatur: CivilDate?
  /// Free text of the office; empty for none.
  package var note: String

  /// One row of parties.csv.
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
