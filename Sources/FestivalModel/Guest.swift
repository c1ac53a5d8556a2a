// SPDX-License-Identifier: Apache-2.0

/// One person on the guest list.
package struct Guest: Sendable, Hashable {
  /// As in the column `guest_id`.
  package typealias ID = Identifier<Guest>

  /// Unique; stands in findings instead of a name.
  package let id: ID
  /// The unit with which the person moves.
  package let unit: AttendanceUnit.ID
  /// In Chinese characters; empty where the list has no such name.
  package let nameZh: String
  /// In Latin letters, family name first with a comma, as in `SATO, Hanako`; empty where it is not
  /// given.
  package let nameLatin: String
  /// In the person's own script; empty where it is not given.
  package let nameNative: String
  /// As the column `sex` has it, such as `F`; empty where it is not given.
  package let sex: String
  /// ISO 3166 alpha-2, such as `JP`.
  package let country: String
  /// Office or function, as the list words it.
  package let title: String
  /// The office's class, such as `CG`, `MAYOR`, `MEMBER`.
  package let protocolClass: String
  /// Working languages, most useful first (ISO 639-1, upper case).
  package let languages: [String]
  /// Sensitive: never leaves the house.
  package let passport: String
  /// Sensitive: reveals religion or health.
  package let diet: String
  /// Sensitive: reveals health.
  package let mobility: String
  /// Whether the person needs a way without steps: in a wheelchair, or as the list says.
  package var needsStepFree: Bool {
    mobility.hasPrefix("wheelchair") || mobility.hasPrefix(Venue.stepFree)
  }
  /// Days on which accreditation and visa are in order; `nil` means all days.
  package let clearance: Clearance

  /// Whom the person works for, as the list says it; empty where it is not given.
  package let organisation: String
  /// How the person comes, as far as known.
  package let arrival: Journey
  /// How the person leaves, as far as known.
  package let departure: Journey
  /// Hotel and room, as the list says it.
  package let hotel: String
  /// Sensitive: reaches the person.
  package let phone: String
  /// Sensitive: reaches the person.
  package let email: String
  /// Free text of the office; empty for none.
  package let note: String

  /// How and when a person comes or goes, as far as the list says it; the party's journey is what
  /// is planned with.
  package struct Journey: Sendable, Hashable {
    /// Local date; `nil` where the list says none.
    package let date: CivilDate?
    /// Minutes after midnight, local; `nil` where the list says none.
    package let time: Minutes?
    /// The number of a train or flight.
    package let transport: String
    /// Where it leads to or from, as the list words it; no place of ours.
    package let place: String

    /// Nothing known, unless told.
    package init(
      date: CivilDate? = nil, time: Minutes? = nil, transport: String = "", place: String = ""
    ) {
      self.date = date
      self.time = time
      self.transport = transport
      self.place = place
    }
  }

  /// Whether and when a person may be assigned at all.
  package struct Clearance: Sendable, Hashable {
    /// `false` means that the person may not be assigned on any day.
    package let isGranted: Bool
    /// First day; `nil` means from the beginning.
    package let from: CivilDate?
    /// Last day, included; `nil` means to the end.
    package let to: CivilDate?

    /// Without days the answer holds for all of them.
    package init(isGranted: Bool, from: CivilDate? = nil, to: CivilDate? = nil) {
      self.isGranted = isGranted
      self.from = from
      self.to = to
    }

    /// What an empty cell means: in order on all days.
    package static let always = Clearance(isGranted: true)

    /// Whether the status is `ok` on that day.
    package func covers(_ date: CivilDate) -> Bool {
      guard isGranted else { return false }
      if let from, date < from { return false }
      if let to, date > to { return false }
      return true
    }
  }

  /// Leaves a person cleared for all days, with nothing known of journey, hotel and addresses,
  /// unless told.
  package init(
    id: ID, unit: AttendanceUnit.ID, nameZh: String, nameLatin: String, nameNative: String,
    sex: String, country: String, title: String, protocolClass: String, languages: [String],
    passport: String, diet: String, mobility: String, clearance: Clearance = .always,
    organisation: String = "", arrival: Journey = Journey(), departure: Journey = Journey(),
    hotel: String = "", phone: String = "", email: String = "", note: String = ""
  ) {
    self.id = id
    self.unit = unit
    self.nameZh = nameZh
    self.nameLatin = nameLatin
    self.nameNative = nameNative
    self.sex = sex
    self.country = country
    self.title = title
    self.protocolClass = protocolClass
    self.languages = languages
    self.passport = passport
    self.diet = diet
    self.mobility = mobility
    self.clearance = clearance
    self.organisation = organisation
    self.arrival = arrival
    self.departure = departure
    self.hotel = hotel
    self.phone = phone
    self.email = email
    self.note = note
  }
}
