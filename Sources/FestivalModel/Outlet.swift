// SPDX-License-Identifier: Apache-2.0

/// A newspaper, agency, station or platform.
package struct Outlet: Sendable, Hashable {
  /// As in the column `outlet_id`.
  package typealias ID = Identifier<Outlet>

  /// Also names the outlet's calendar file.
  package let id: ID
  /// As readers and viewers know it.
  package let name: LocalizedText
  /// What it is, such as `agency`, `tv`, `print`, `radio`, `online`, `magazine` or `livestream`.
  package let kind: String
  /// Accreditation class: R resident, J2 short-term, HKM Hong Kong and Macau, DOM domestic.
  package let accreditation: String
  /// Working language, a code such as `JA`; empty where it is not given.
  package let language: String
  /// Where it is at home, as the table has it, such as `JP`; empty where it is not given.
  package let origin: String
  /// Named in the office's own report: must get a real slot.
  package let isNamed: Bool

  /// One row of outlets.csv.
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
  /// As in the column `journalist_id`.
  package typealias ID = Identifier<Journalist>

  /// Unique among the reporters of all outlets.
  package let id: ID
  /// For whom the reporter works.
  package let outlet: Outlet.ID
  /// Personal: stands in no calendar and no finding.
  package let name: String
  /// Days on which the reporter may be given a slot (HC26).
  package let clearance: Guest.Clearance

  /// Leaves a reporter cleared for all days, unless told.
  package init(id: ID, outlet: Outlet.ID, name: String, clearance: Guest.Clearance = .always) {
    self.id = id
    self.outlet = outlet
    self.name = name
    self.clearance = clearance
  }
}
