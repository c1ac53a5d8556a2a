// SPDX-License-Identifier: Apache-2.0

/// One person on the guest list.
package struct Guest: Sendable, Hashable {
  package typealias ID = Identifier<Guest>

  package let id: ID
  package let unit: AttendanceUnit.ID
  package let nameZh: String
  package let nameLatin: String
  package let nameNative: String
  package let sex: String
  package let country: String
  package let title: String
  /// The office's class, such as `CG`, `MAYOR`, `MEMBER`.
  package let protocolClass: String
  package let languages: [String]
  /// Sensitive: never leaves the house.
  package let passport: String
  /// Sensitive: reveals religion or health.
  package let diet: String
  /// Sensitive: reveals health.
  package let mobility: String
  /// Days on which accreditation and visa are in order; `nil` means all days.
  package let clearance: Clearance

  package let organisation: String
  package let arrival: Journey
  package let departure: Journey
  /// Hotel and room, as the list says it.
  package let hotel: String
  /// Sensitive: reaches the person.
  package let phone: String
  /// Sensitive: reaches the person.
  package let email: String
  package let note: String

  /// How and when a person comes or goes, as far as the list says it; the party's journey is what
  /// is planned with.
  package struct Journey: Sendable, Hashable {
    package let date: CivilDate?
    package let time: Minutes?
    /// The number of a train or flight.
    package let transport: String
    package let place: String

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
    package let isGranted: Bool
    package let from: CivilDate?
    package let to: CivilDate?

    package init(isGranted: Bool, from: CivilDate? = nil, to: CivilDate? = nil) {
      self.isGranted = isGranted
      self.from = from
      self.to = to
    }

    package static let always = Clearance(isGranted: true)

    /// Whether the status is `ok` on that day.
    package func covers(_ date: CivilDate) -> Bool {
      guard isGranted else { return false }
      if let from, date < from { return false }
      if let to, date > to { return false }
      return true
    }
  }

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
