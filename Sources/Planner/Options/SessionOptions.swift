// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
package import FestivalModel
import ProgrammeChecker
import Solver

/// A programme kept ready to be asked where else its sessions could be, and at what price.
///
/// Compiled once; each further question costs milliseconds. Not shared between threads.
package final class SessionOptions {
  /// A programme that breaks rules by itself, so that nothing can be said of moving one session of it.
  package struct Broken: Error, Sendable {
    /// What the programme breaks, by rule.
    package let violations: [Violation]
  }

  /// The festival with the press that the programme speaks of.
  package let festival: Festival
  /// What was asked about; no question changes it.
  package let programme: Programme
  /// What the checker says of it, which every price is a difference to.
  package let score: Score
  let compiled: FestivalProblem
  let relocations: Relocations
  private let earlier: EarlierProgramme
  private let activities: [Session.ID: Int]
  private let wet: [WetDay]?
  private let weather: Programme.Weather

  /// Prepares the answers for a programme.
  ///
  /// `published` is the programme that guests already hold (SC01), if points are to count what it changes.
  ///
  /// - Throws: ``Broken`` when the programme breaks hard rules, as it does where the tables have no such start, venue or
  ///   seat; ``Agreement/Disagreement`` when solver and checker judge it differently.
  package init(
    _ programme: Programme, of festival: Festival, published: Programme? = nil
  ) async throws {
    // Trips follow from the rest, and are planned anew when a session moves.
    var programme = programme
    programme.trips = nil
    // So is what becomes of it in the rain; moving a session leaves the plans, and the check says whether they still hold.
    (wet, weather) = (programme.wet, programme.weather)
    let tables = festival.inForce(programme)
    programme.wet = nil
    programme.weather = .dry
    let report = ProgrammeChecker.check(programme, of: tables, published: published)
    guard report.score.hardTotal == 0 else {
      throw Broken(violations: report.violations.filter(\.rule.isHard))
    }
    let blocks = BlockPlan(tables, as: programme)
    let festival = blocks.festival
    self.festival = festival
    self.programme = programme
    score = report.score
    let scope = festival.withoutUnsaidPress(of: programme)
    let inner = await InnerPlans.solve(
      scope, keeping: programme, limits: Limits(iterations: 20_000), stop: StopSignal())
    var compiled = FestivalCompiler.compile(
      scope, published: published, volunteers: inner?.volunteers ?? [:]
    ).charging(blocks.points)
    let earlier = EarlierProgramme(programme, in: compiled) { _ in false }
    self.earlier = earlier
    compiled.leaveUnsaid { earlier.occupants[$0] == nil }
    self.compiled = compiled
    activities = Dictionary(
      compiled.activities.enumerated().compactMap { index, meaning in
        meaning.session.map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
    relocations = Relocations(compiled.problem, at: earlier.solution)
    // What was compiled asks for no press that is not stated; the whole festival's judgement takes must-have outlets to be
    // there.
    try Agreement.verify(
      (inner?.breakdowns ?? []) + [Breakdown(of: earlier.solution, in: compiled.problem)],
      constants: compiled.constants,
      against: ProgrammeChecker.check(programme, of: scope, published: published).score)
    guard relocations.isClean else {
      // What the checker does not judge, because too little is said of it, can still break.
      throw Broken(violations: Self.broken(earlier.solution, in: compiled))
    }
  }

  private static func broken(
    _ solution: Solution, in compiled: FestivalProblem
  ) -> [Violation] {
    let breakdown = Breakdown(of: solution, in: compiled.problem)
    return RuleID.allCases.filter { breakdown.hard[FestivalProblem.label($0)] > 0 }.map {
      Violation(rule: $0, message: $0.title)
    }
  }

  /// Every admissible start and venue of a session, by start and then by venue.
  ///
  /// - Complexity: a trial of the search for each; a few for those where people have to be chosen anew.
  package func options(of session: Session.ID) -> [SessionOption] {
    guard let activity = activities[session] else { return [] }
    let record = compiled.problem.activities[activity]
    let venues = record.options.indices.sorted {
      compiled.venues[activity][$0].rawValue < compiled.venues[activity][$1].rawValue
    }
    return record.starts.indices.flatMap { start in
      venues.map { option(activity, Skeleton.Value(start: start, option: $0)) }
    }
  }

  private func option(_ activity: Int, _ value: Skeleton.Value) -> SessionOption {
    let start = compiled.time(of: compiled.problem.activities[activity].starts[value.start])
    let venue = compiled.venues[activity][value.option]
    var option = SessionOption(start: start, venue: venue, verdict: .others, rules: [:])
    switch relocations.judge(activity, at: value) {
    case .free(let change, let reseatings, let obstacle):
      for (label, rule) in RuleID.allCases.enumerated()
      where change[label] != 0 && score.soft[rule] != nil {
        option.rules[rule] = Points(rawValue: change[label])
      }
      let total = option.rules.values.reduce(.zero, +)
      option.verdict = total < .zero ? .better : total > .zero ? .dearer : .same
      option.reseatings = reseatings
      if let obstacle { option.reason = reason(ofReseating: reseatings, because: obstacle) }
    case .blocked(let obstacles):
      if let final = relocations.obstacleOutOfReach(
        activity, at: value, among: obstacles)
      {
        option.verdict = .forbidden
        option.reason = reason(for: final, activity, among: obstacles)
      } else {
        option.reason = obstacles.first.map { reason(for: $0, activity, among: obstacles) }
      }
    }
    return option
  }

  /// The programme with the session moved there and its people as the option says.
  package func programme(moving session: Session.ID, to option: SessionOption) -> Programme {
    var moved = programme.moving(
      session, to: option.start, in: option.venue, of: festival)
    for reseating in option.reseatings { moved.apply(reseating, of: compiled, in: festival) }
    (moved.wet, moved.weather) = (wet, weather)
    return moved
  }

  /// Asks whether an option can be had when others move, and how many changes that takes at the least.
  ///
  /// - Returns: the option with a number when one is proven, or forbidden when it is proven that none will do.
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a programme differently.
  /// - Complexity: a re-plan of the programme, some tenths of a second.
  package func asked(
    _ option: SessionOption, of session: Session.ID
  ) async throws -> SessionOption {
    guard option.verdict == .others, option.others == nil else { return option }
    let base = programme.moving(session, to: option.start, in: option.venue, of: festival)
    let duration = festival.session(session).duration
    // A session with one start and one venue cannot move, while its people can change.
    var parts = festival.parts
    for index in parts.sessions.indices where parts.sessions[index].id == session {
      parts.sessions[index].windows = [
        TimeSpan(start: option.start, end: festival.time(duration, after: option.start))
      ]
      parts.sessions[index].venues = [option.venue]
    }
    var request = Replanner.Request(base: base)
    request.isBrief = true
    var option = option
    switch try await Replanner.replan(Festival(parts), request) {
    case .found(let found): option.others = found.isFewest ? found.difference.changeCount : nil
    case .locked, .impossible, .infeasible: option.verdict = .forbidden
    case .notFound: break
    }
    return option
  }

  /// Asks it of all of these, the nearest to the present start first, while there is time.
  ///
  /// - Throws: as ``asked(_:of:)``.
  package func ask(
    _ options: inout [SessionOption], of session: Session.ID, while isTimeLeft: () -> Bool
  ) async throws {
    let present = programme.sessions.first { $0.id == session }?.start ?? LocalTime(0)
    let order = options.indices.filter { options[$0].verdict == .others }.sorted {
      let (a, b) = (options[$0].start - present, options[$1].start - present)
      return (abs(a.rawValue), $0) < (abs(b.rawValue), $1)
    }
    for index in order {
      guard isTimeLeft() else { return }
      options[index] = try await asked(options[index], of: session)
    }
  }

  /// The position of an activity's present start.
  func position(of activity: Int) -> Int { earlier.solution.start[activity] }
}

extension Festival {
  /// The festival that asks for no outlets and interviews where the programme says nothing of its press.
  ///
  /// Its media slots stay: their hours are judged whether anybody says who comes or not.
  fileprivate func withoutUnsaidPress(of programme: Programme) -> Festival {
    var parts = parts
    if programme.mediaSlots == nil {
      for index in parts.mediaSlots.indices { parts.mediaSlots[index].mustHave = [] }
    }
    if programme.interviews == nil { parts.interviews = [] }
    return Festival(parts)
  }
}
