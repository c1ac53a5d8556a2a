// SPDX-License-Identifier: Apache-2.0

package import ExactSolver
package import FestivalModel
package import Planner
import ProgrammeChecker
package import Solver

/// Why there is no programme, with repairs that work; or why a session is where it is.
package enum Explainer {
  /// What became of the whole festival without one part of a conflict.
  package enum Trial: Sendable, Hashable {
    /// A programme that breaks nothing was found.
    case resolved
    /// Proven: there is none without this part alone.
    case stillImpossible
    /// None was found, and none was proven impossible.
    case notFound
  }

  /// A conflict, tested on the whole festival, and what resolves it.
  package struct Explained: Sendable {
    /// Its demands are those without any one of which the whole festival can be planned, as far as tried.
    package var conflict: FestivalConflict
    /// Its demands as they were found, none of which can be spared; those of the festival are told by the trials.
    package let demands: [Cause]
    /// Demands that belong to the reason, though without them alone nothing is gained: something else asks the same.
    package var given: [Cause] = []
    /// Sessions and interviews of the conflict without which alone nothing is gained, for the same reason.
    package var givenOccasions: [Occasion] = []
    /// What came of leaving out each demand; one that is missing was not tried.
    package var trials: [Cause: Trial] = [:]
    /// What came of leaving out each session and interview; one that is missing was not tried.
    package var occasionTrials: [Occasion: Trial] = [:]
    /// What resolves it, the best first; empty where nothing was found or tried.
    package var repairs: [Repair] = []

    /// Begins with all demands of the conflict, none of which was tried yet.
    package init(conflict: FestivalConflict) {
      self.conflict = conflict
      demands = conflict.causes
    }

    /// Whether it is proven that without any one of its demands the others go together, and that with all they do not.
    ///
    /// What then stands against it in the whole festival is told by the trials.
    package var isMinimal: Bool {
      conflict.isShrunk && !(conflict.causes + given).isEmpty
        && !(conflict.occasions + givenOccasions).isEmpty
    }

    /// Demands, sessions and interviews without which the whole festival was not yet planned.
    package var untestedCount: Int {
      conflict.causes.count { trials[$0] == nil }
        + conflict.occasions.count { occasionTrials[$0] == nil }
    }
  }

  /// What several conflicts have in common.
  package struct Shared: Sendable {
    /// Demands of several of them, without any one of which the whole festival can be planned.
    package var causes: [Cause] = []
    /// Impossible sessions and interviews that the time did not allow to look into.
    package var further: [Violation] = []
    /// What mends all of them.
    package var repairs: [Repair] = []
    /// Whether the festival without all that clashes was planned, or there was a programme before; else no repair can have
    /// been found.
    package var isRestPlanned = true

    /// Nothing in common.
    package init() {}
  }

  /// What came of a question.
  package enum Answer: Sendable {
    /// No programme can exist. Of several conflicts each was tested with what the others are about cancelled.
    case impossible([Explained], Shared)
    /// A programme exists; with the alternatives of the session that was asked for, and what is proven of the programme.
    case possible(Replanner.Replanned, Alternatives?, ProgrammeProof.Gap?)
    /// None was found, and no conflict could be named; what stays broken in the best one.
    case open([Violation], isProven: Bool)

    /// Whether a proof could still say more.
    package var isOpen: Bool {
      switch self {
      case .impossible(let conflicts, _):
        conflicts.contains { !$0.isMinimal }
      case .possible: false
      case .open(_, let isProven): !isProven
      }
    }
  }

  /// What is asked: a festival, what there is to adapt, and how long an answer may take.
  package struct Question: Sendable {
    /// The festival as its tables, or changes, have it.
    package var festival: Festival
    /// The programme that would be adapted; without one the festival is planned from nothing.
    package var base: Programme?
    /// The session to be explained; `nil` asks about the festival alone.
    package var session: Session.ID?
    /// Wall time for all layers of the answer.
    package var limit: Duration
    /// Proves what the search cannot decide; nil for no such proof.
    package var engine: ExactEngine?
    /// Ends the answer early, like the limit.
    package var stop: StopSignal

    /// Asks about the festival for ten seconds without a proof, unless told.
    package init(
      festival: Festival, base: Programme?, session: Session.ID? = nil,
      limit: Duration = .seconds(10), engine: ExactEngine? = nil,
      stop: StopSignal = StopSignal()
    ) {
      self.festival = festival
      self.base = base
      self.session = session
      self.limit = limit
      self.engine = engine
      self.stop = stop
    }
  }

  /// What is known before the answer: each layer says more than the one before it.
  package enum Layer: Sendable {
    /// These sessions and interviews cannot all take place.
    case clash([Occasion])
    /// The conflicts that are known, with what they demand.
    case conflicts([FestivalConflict])
  }

  /// Answers within the limit, on threads of its own, and tells what is known before; at its end, what was found so
  /// far, marked as such.
  ///
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a result differently.
  package static func answer(
    _ question: Question, report: @escaping @Sendable (Layer) -> Void = { _ in }
  ) async throws -> Answer {
    try await SearchThreads.run { try await Explanation(question, report: report).answer() }
  }
}
