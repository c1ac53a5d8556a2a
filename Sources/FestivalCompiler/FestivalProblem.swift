// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

/// A festival compiled to a ``Problem``, with the way back.
///
/// Labels are positions in ``RuleID/allCases``. What no decision can change is kept beside the problem: soft
/// constants, and the reasons why no programme can exist.
package struct FestivalProblem: Sendable {
  /// What a seat of the problem means.
  package enum SeatMeaning: Sendable {
    /// The unit may attend the session.
    case optional(AttendanceUnit.ID, session: Session.ID)
    case opening(Opening.ID, session: Session.ID)
    case interpreter(InterpretingNeed, session: Session.ID)
    case interviewInterpreter(Interview.ID)
    case interviewJournalist(Interview.ID)
    /// One journalist in one or, for pools, several slots.
    case journalist([MediaSlot.ID])
    case liaison(session: Session.ID)
    /// Somebody of several rows, by number in ``Festival/persons``, who goes with whichever row is seated.
    case person(Int)
  }

  /// What a resource of the problem means.
  package enum ResourceMeaning: Sendable, Hashable {
    case unit(AttendanceUnit.ID)
    case venue(Venue.ID)
    case booths(Venue.ID)
    case interpreter(Interpreter.ID)
    case journalist(Journalist.ID)
    case liaison(LiaisonOfficer.ID)
    /// Somebody of several rows, by number in ``Festival/persons``.
    case person(Int)
  }

  package internal(set) var problem: Problem
  package internal(set) var activities: [Occasion] = []
  package internal(set) var resources: [ResourceMeaning] = []
  package internal(set) var seats: [SeatMeaning] = []
  /// Relations between sessions by what they became: orders, shared places, and the rest.
  package internal(set) var relationOfOrder: [Int: SessionRelation.ID] = [:]
  package internal(set) var relationOfSharedPlace: [Int: SessionRelation.ID] = [:]
  package internal(set) var relationOfAccord: [SessionRelation.ID] = []
  /// Venue of each place option, by activity.
  package internal(set) var venues: [[Venue.ID]] = []
  /// Soft points no decision can change.
  package internal(set) var constants: [RuleID: Points] = [:]
  /// Hard rules no decision can keep, in plain words.
  package internal(set) var impossibilities: [Violation] = []

  /// The same with points besides that were decided before the problem was made.
  package func charging(_ points: [RuleID: Points]) -> FestivalProblem {
    var problem = self
    problem.constants.merge(points, uniquingKeysWith: +)
    return problem
  }

  /// What the clock shows at a minute of the problem.
  package func time(of minute: Int) -> LocalTime { LocalTime(problem.clock.reading(minute)) }

  /// The minute of the problem at which the clock first shows a time.
  package func minute(_ time: LocalTime) -> Int { problem.clock.minute(showing: time.rawValue) }

  /// The position of a rule among the labels of the problem.
  package static func label(_ rule: RuleID) -> Int {
    guard let label = RuleID.allCases.firstIndex(of: rule) else {
      preconditionFailure("\(rule) is not a rule")
    }
    return label
  }
}
