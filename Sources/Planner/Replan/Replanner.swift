// SPDX-License-Identifier: Apache-2.0

package import ExactSolver
import FestivalCompiler
package import FestivalModel
package import ProgrammeChecker
package import Solver

/// Finds the programme nearest to an earlier one that a changed festival still allows.
///
/// Fewest changed starts and venues come first, of these the ones with the lowest ranks and the latest days, then the
/// fewest changed people, then the soft rules. What has to move is found by exhaustive search over few changes; only
/// that, and the people of what is broken, is then searched, growing outward while that is not enough.
package enum Replanner {
  /// What the engine is asked when the search has left it open.
  package enum Proof: Sendable {
    /// Whether there is a programme with fewer changes, or any at all.
    case fewestChanges
    /// The same, even where the search has proven its own answer.
    case always
    /// Whether there is any at all, and one with few changes, where the search has found none.
    case nearest
    /// Whether there is any at all.
    case existence
  }

  /// What to adapt, what has to stay, and how long to search.
  package struct Request: Sendable {
    /// What guests hold already; its times, venues and people stay as far as they can.
    package var base: Programme
    /// Whatever started before stays.
    package var freezeBefore: LocalTime?
    /// Sessions that stay where and when they are, whatever it costs.
    package var locked: Set<Session.ID>
    /// Interviews that stay where and when they are, whatever it costs.
    package var lockedInterviews: Set<Interview.ID>
    /// Threads that search at once.
    package var threads: Int
    /// Decides all random choices.
    package var seed: UInt64
    /// Proves what the search leaves open; nil for no such proof.
    package var engine: ExactEngine?
    /// What to ask the engine; of no account without one.
    package var proof = Proof.fewestChanges
    /// Whether the search soon leaves what is hard to the engine.
    package var isBrief = false
    /// Wall time that the engine may take.
    package var proofSeconds = 10.0
    /// Ends the search early with what was found so far.
    package var stop: StopSignal

    /// Nothing is locked and nothing proven, unless told.
    package init(
      base: Programme, freezeBefore: LocalTime? = nil, locked: Set<Session.ID> = [],
      lockedInterviews: Set<Interview.ID> = [], threads: Int = 2, seed: UInt64 = 1,
      engine: ExactEngine? = nil, stop: StopSignal = StopSignal()
    ) {
      self.engine = engine
      self.stop = stop
      self.base = base
      self.freezeBefore = freezeBefore
      self.locked = locked
      self.lockedInterviews = lockedInterviews
      self.threads = threads
      self.seed = seed
    }

    func isLocked(_ session: Session.ID) -> Bool {
      if locked.contains(session) { return true }
      guard let freezeBefore else { return false }
      return base.sessions.contains { $0.id == session && $0.start < freezeBefore }
    }

    func isLocked(_ interview: Interview.ID) -> Bool {
      if lockedInterviews.contains(interview) { return true }
      guard let freezeBefore else { return false }
      return base.interviews?.contains { $0.id == interview && $0.start < freezeBefore } ?? false
    }
  }

  /// A programme that keeps all hard rules, with what it changed.
  package struct Replanned: Sendable {
    /// Judged already; its edition is the earlier one's and one.
    package var programme: Programme
    /// What the checker says of it, points for changes included (SC01).
    package var report: ProgrammeChecker.Report
    /// What moved and who changed.
    package var difference: ProgrammeDifference
    /// No programme has fewer changed starts and venues than this, by exhaustive search or the exact engine.
    package var atLeast: Int
    /// Whether the engine proved that there is none with fewer changes.
    package var isProvenByEngine = false
    /// Wall time of search and proof.
    package var elapsed: Duration

    /// Takes the parts as found; not proven by the engine, unless told.
    package init(
      programme: Programme, report: ProgrammeChecker.Report, difference: ProgrammeDifference,
      atLeast: Int, isProvenByEngine: Bool = false, elapsed: Duration
    ) {
      self.programme = programme
      self.report = report
      self.difference = difference
      self.atLeast = atLeast
      self.isProvenByEngine = isProvenByEngine
      self.elapsed = elapsed
    }

    /// Whether it is proven that no programme has fewer changed starts and venues.
    package var isFewest: Bool { difference.changeCount == atLeast }
  }

  /// What came of adapting a programme.
  package enum Result: Sendable {
    case found(Replanned)
    /// What is past or locked breaks hard rules by itself.
    case locked([Violation])
    /// No programme can exist; the reasons, each by its rule.
    case impossible([Violation])
    /// None can exist, proven by the exact engine; what is broken in the best one.
    case infeasible([Violation])
    /// None was found within the limits; what is broken in the best one.
    case notFound([Violation])

    /// Whether a proof could still say more: that there are fewer changes, or no programme.
    package var isOpen: Bool {
      switch self {
      case .found(let replanned): !replanned.isFewest
      case .notFound: true
      case .locked, .impossible, .infeasible: false
      }
    }
  }

  /// Re-plans, on threads of its own.
  ///
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge the result differently, which is our bug.
  package static func replan(
    _ festival: Festival, _ request: Request
  ) async throws -> Result {
    try await SearchThreads.run { try await search(festival, request) }
  }

  /// Re-plans again so that rooms are left to plans for the rain, at most this often.
  private static let clearings = 3

  private static func search(
    _ given: Festival, _ request: Request, holding: [RoomHold] = [], clearings: Int = clearings
  ) async throws -> Result {
    let started = ContinuousClock.now
    let limits = Limits(iterations: 100_000, threads: request.threads, seed: request.seed)
    let blocks: BlockPlan
    switch await BlockPlan.solve(given, keeping: request.base, limits: limits, stop: request.stop) {
    case .filled(let plan): blocks = plan
    case .impossible(let reasons): return .impossible(reasons)
    case .notFound: return .notFound([])
    }
    let tables = blocks.festival
    // In the rain the tables are those of the programme that is in force.
    let festival = tables.inForce(request.base)
    var base = request.base.limited(to: festival)
    // Trips follow from the rest; they are planned when that is settled.
    base.trips = nil
    base.wet = nil
    base.weather = .dry
    // A press the earlier programme says nothing about stays unsaid, and its rules unjudged, as for the earlier one.
    let scope = festival.closing(holding).withPress(as: base)
    let inner = await InnerPlans.solve(scope, keeping: base, limits: limits, stop: request.stop)
    guard let inner else { return .notFound([]) }
    let judged = ProgrammeChecker.check(base, of: scope, published: base)
    let stuck = judged.violations.filter { violation in
      violation.rule.isHard && !violation.sessions.isEmpty
        && violation.sessions.allSatisfy { request.isLocked($0) }
    }
    guard stuck.isEmpty else { return .locked(stuck) }
    let compiled = FestivalCompiler.compile(
      scope, published: base, volunteers: inner.volunteers
    ).charging(blocks.points)
    let reasons = inner.impossibilities + compiled.impossibilities
    guard reasons.isEmpty else { return .impossible(reasons) }

    let search = NearestSearch(
      scope, request, base: base, judged: judged, compiled: compiled, limits: limits)
    var nearest = await search.run()
    nearest.solution = compiled.settled(nearest.solution)
    let breakdown = Breakdown(of: nearest.solution, in: compiled.problem)
    guard nearest.solution.start.allSatisfy({ $0 >= 0 }) else {
      return nearest.isImpossible ? .infeasible([]) : .notFound([])
    }
    var programme = compiled.programme(
      of: nearest.solution, for: scope, matchmaking: inner.plans, edition: base.edition + 1,
      seed: request.seed)
    try Agreement.verify(
      inner.breakdowns + [breakdown], constants: compiled.constants,
      against: ProgrammeChecker.check(programme, of: scope, published: base).score)
    if base.mediaSlots == nil { programme.mediaSlots = nil }
    if base.interviews == nil { programme.interviews = nil }
    var report = ProgrammeChecker.check(programme, of: festival, published: base)
    let holds: [RoomHold]
    (report, holds) = try programme.planWhatFollows(
      for: tables, instead: request, published: base, report: report)
    programme.score = report.score
    guard report.score.hardTotal == 0 else {
      if !holds.isEmpty, clearings > 0, !request.stop.isRaised {
        let cleared = try await Self.search(
          given, request, holding: holding + holds, clearings: clearings - 1)
        if case .found = cleared { return cleared }
      }
      let broken = report.violations.filter(\.rule.isHard)
      return nearest.isImpossible ? .infeasible(broken) : .notFound(broken)
    }
    return .found(
      Replanned(
        programme: programme, report: report,
        difference: ProgrammeDifference(
          from: request.base, to: programme, of: festival, judged: judged),
        atLeast: nearest.atLeast, isProvenByEngine: nearest.isProvenByEngine,
        elapsed: ContinuousClock.now - started))
  }
}

extension Programme {
  /// The programme without sessions, interviews and slots that the festival no longer has.
  package func limited(to festival: Festival) -> Programme {
    var programme = self
    programme.sessions.removeAll { !festival.hasSession($0.id) || !festival.hasVenue($0.venue) }
    programme.interviews?.removeAll {
      !festival.hasInterview($0.id) || !festival.hasVenue($0.venue)
    }
    programme.mediaSlots?.removeAll { !festival.hasMediaSlot($0.id) }
    return programme
  }
}
