// SPDX-License-Identifier: Apache-2.0

/// A newspaper, agency, station or platform.
package struct Outlet: Sendable, Hashable {
  package typealias ID = Identifier<Outlet>

  package let id: ID
  package let name: LocalizedText
  /// What it is, such as `agency`, `tv`, `print`, `radio`, `online`, `magazine` or `livestream`.
  package let kind: String
  /// Accreditation class: R resident, J2 short-term, HKM Hong Kong and Macau, DOM domestic.
  package let accreditation: String
  package let language: String
  package let origin: String
  /// Named in the office's own report: must get a real slot.
  package let isNamed: Bool

  package init(
    id: ID, name: LocalizedText, kind: String, accreditation: String, language: String,
    origin: String, isNamed: Bool
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.accreditation = accreditation
    self.language = language
    self.origin = origin
    self.isNamed = isNamed
  }
}

/// One reporter of an outlet.
package struct Journalist: Sendable, Hashable {
  package typealias ID = Identifier<Journalist>

  package let id: ID
  package let outlet: Outlet.ID
  package let name: String
  package let clearance: Guest.Clearance

  package init(id: ID, outlet: Outlet.ID, name: String, clearance: Guest.Clearance = .always) {
    self.id = id
    self.outlet = outlet
    self.name = name
    self.clearance = clearance
  }
}
