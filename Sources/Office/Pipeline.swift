// SPDX-License-Identifier: Apache-2.0

package import Changes
package import ExactSolver
package import Explanation
import FestivalCompiler
package import FestivalModel
package import Foundation
package import Intake
package import Planner
package import ProgrammeChecker
package import Solver

/// The use cases, one function each, in the order in which an office meets them.
///
/// ```
/// event folder ─read→ Festival ─plan→ Programme ─check→ Score ─write→ calendars/<slug>/
/// ```
package enum Pipeline {
  /// An event folder that could be read, with the repairs and warnings it took.
  package struct Reading: Sendable {
    /// What the tables say, defaults included.
    package let festival: Festival
    /// Warnings and notes; with an error there is no festival.
    package let findings: [Finding]
  }

  /// Starts a new event folder from the template.
  ///
  /// - Throws: `EventFolderTemplate.Problem` when there is something already, or the disk refuses.
  package static func new(
    at folder: URL, kind: EventFolderTemplate.Kind = .protocol, isBlank: Bool = false
  ) throws {
    try EventFolderTemplate.write(to: folder, kind: kind, isBlank: isBlank)
  }

  /// Reads an event folder.
  ///
  /// - Throws: ``Refusal`` with every finding when any of them is an error.
  package static func read(_ event: URL) throws(Refusal) -> Reading {
    let slug = event.standardizedFileURL.lastPathComponent
    let (festival, findings) = EventFolderReader.read(folder: event, slug: slug)
    guard let festival else { throw Refusal(findings: findings) }
    return Reading(festival: festival, findings: findings)
  }

  /// The languages an event's house speaks, also when its tables cannot be used; `nil` without a festival file.
  package static func languages(_ event: URL) -> HouseLanguages? {
    EventFolderReader.languages(folder: event)
  }

  /// The office's own totals, counted on the tables.
  package static func stats(_ festival: Festival) -> [Statistics.Result] {
    Statistics(festival).results
  }

  /// Why no programme can exist, as far as it can be told without a search.
  package static func impossibilities(_ festival: Festival) -> [Violation] {
    let compiled = FestivalCompiler.compile(festival)
    return (BlockProblem(festival)?.impossibilities ?? [])
      + festival.matchmaking.flatMap { MatchmakingProblem($0, of: festival).impossibilities }
      + compiled.impossibilities + compiled.shortages(in: festival)
  }

  /// Searches for a programme and checks it; `start` is one to go on from, as far as it fits the festival.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge the result differently.
  package static func plan(
    _ festival: Festival, published: Programme? = nil, from start: Programme? = nil,
    limits: Limits, stop: StopSignal,
    progress: @escaping @Sendable (FestivalPlanner.Progress) -> Void
  ) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(
      festival, published: published, edition: (published?.edition ?? 0) + 1, from: start,
      limits: limits, stop: stop, progress: progress)
  }

  /// Reads a programme for a festival: `programme.json`, or a table made by hand.
  ///
  /// - Throws: ``Refusal`` with every finding when any of them is an error.
  package static func programme(
    _ file: URL, for festival: Festival
  ) throws(Refusal) -> (programme: Programme, findings: [Finding]) {
    let (programme, findings) = ProgrammeReader.read(file: file, for: festival)
    guard let programme else { throw Refusal(findings: findings) }
    return (programme, findings)
  }

  /// Judges any programme.
  package static func verify(
    _ programme: Programme, of festival: Festival, published: Programme? = nil
  ) -> ProgrammeChecker.Report {
    ProgrammeChecker.check(programme, of: festival, published: published)
  }

  /// Reads changes, each written as one text, for a festival; each for what the ones before it have left.
  ///
  /// - Throws: ``Refusal`` with every finding when any of them is wrong.
  package static func changes(
    _ texts: [String], for festival: Festival, called name: String = "change"
  ) throws(Refusal) -> [Change] {
    var festival = festival
    var changes: [Change] = []
    var findings: [Finding] = []
    for (number, text) in texts.enumerated() {
      let reading = ChangeReader.read(text, called: "\(name) \(number + 1)", for: festival)
      findings += reading.findings
      guard let change = reading.change else { continue }
      changes.append(change)
      festival = festival.applying(change)
    }
    guard findings.isEmpty else { throw Refusal(findings: findings) }
    return changes
  }

  /// Adapts an earlier programme to the festival as it is now, with as few changes as can be.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge the result differently.
  package static func replan(
    _ festival: Festival, _ request: Replanner.Request
  ) async throws -> Replanner.Result {
    try await Replanner.replan(festival, request)
  }

  /// What would come of changes.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge a result differently.
  package static func whatIf(
    _ scenarios: [WhatIf.Scenario], for festival: Festival, base: Programme, cores: Int,
    engine: ExactEngine? = nil, stop: StopSignal = StopSignal()
  ) async throws -> [WhatIf.Answer] {
    try await WhatIf.answers(
      scenarios, for: festival, base: base, cores: cores, engine: engine, stop: stop)
  }

  /// Why there is no programme and what helps, or why a session is where it is.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge a result differently.
  package static func explain(
    _ question: Explainer.Question,
    report: @escaping @Sendable (Explainer.Layer) -> Void = { _ in }
  ) async throws -> Explainer.Answer {
    try await Explainer.answer(question, report: report)
  }

  /// Reads a wish for a meeting.
  ///
  /// - Throws: ``Refusal`` with every finding when any of them is wrong.
  package static func meeting(
    _ text: String, for festival: Festival
  ) throws(Refusal) -> WishedMeeting {
    let (meeting, findings) = WishedMeeting.read(text, for: festival)
    guard let meeting else { throw Refusal(findings: findings) }
    return meeting
  }

  /// Keys and identifiers of sessions that look like a misspelt one.
  package static func nearestSessions(_ text: String, in festival: Festival) -> [String] {
    NearestNames.of(text, among: festival.sessions.flatMap { [$0.key, $0.id.rawValue] })
  }
}
