// SPDX-License-Identifier: Apache-2.0

/// Who rides: a unit as a whole, or one person of the staff or the press.
package enum Rider: Sendable, Hashable {
  case unit(AttendanceUnit.ID)
  case officer(LiaisonOfficer.ID)
  case interpreter(Interpreter.ID)
  case journalist(Journalist.ID)

  /// The identifier in its own table.
  package var identifier: String {
    switch self {
    case .unit(let id): id.rawValue
    case .officer(let id): id.rawValue
    case .interpreter(let id): id.rawValue
    case .journalist(let id): id.rawValue
    }
  }
}

extension Festival {
  /// Whom an identifier names; where several tables have it, the first of units, officers, interpreters, journalists.
  package func rider(_ identifier: String) -> Rider? {
    if hasUnit(AttendanceUnit.ID(identifier)) { return .unit(AttendanceUnit.ID(identifier)) }
    if hasLiaisonOfficer(LiaisonOfficer.ID(identifier)) {
      return .officer(LiaisonOfficer.ID(identifier))
    }
    if hasInterpreter(Interpreter.ID(identifier)) {
      return .interpreter(Interpreter.ID(identifier))
    }
    let journalist = Journalist.ID(identifier)
    return journalists.contains { $0.id == journalist } ? .journalist(journalist) : nil
  }

  /// How many persons ride as one: all of a unit, or one of the staff.
  package func persons(of rider: Rider) -> Int {
    if case .unit(let id) = rider { unit(id).size } else { 1 }
  }
}
