// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import Planner
import Solver
import Testing

/// How long the answers of a festival that is in memory take; ATTACHE_TIMES says how large a week, up to five times.
///
/// Nothing is asserted of the times, which are the machine's; they are printed.
@Suite struct WarmTimesTests {
  private static let copies =
    ProcessInfo.processInfo.environment["ATTACHE_TIMES"].flatMap { Int($0) }

  private func report(_ name: String, _ milliseconds: [Double]) {
    let sorted = milliseconds.sorted()
    func at(_ part: Int) -> String {
      String(format: "%.1f", sorted[min(sorted.count - 1, sorted.count * part / 100)])
    }
    print("\(name): \(sorted.count), ms p50 \(at(50)) p95 \(at(95)) most \(at(100))")
  }

  @Test(.enabled(if: copies != nil))
  func `every session has a price map, and every change an answer`() async throws {
    let festival = ScaledFestival.make(try referenceFestival(), copies: Self.copies ?? 1)
    let planned = try await FestivalPlanner.plan(festival, limits: Limits(iterations: 700_000))
    guard case .found(let found) = planned else {
      throw EventFolderProblem(description: "no programme: \(planned)")
    }
    let map = try await SessionOptions(found.programme, of: festival)
    var maps: [Double] = []
    var cells = 0
    for session in festival.sessions {
      let started = ContinuousClock.now
      cells += map.options(of: session.id).count
      maps.append((ContinuousClock.now - started) / .milliseconds(1))
    }
    #expect(cells > 0)
    report("price maps, \(cells) cells", maps)

    var answers: [Double] = []
    for text in try changes(of: festival) {
      let scenarios = try Pipeline.scenarios(changes: [text], named: [], for: festival)
      let started = ContinuousClock.now
      let answer = try await WhatIf.answers(
        scenarios, for: festival, base: found.programme, cores: 2)
      answers.append((ContinuousClock.now - started) / .milliseconds(1))
      #expect(answer.count == 1)
      print(String(format: "  %.0f ms  ", answers[answers.count - 1]) + text)
    }
    report("scenarios of one change", answers)
  }

  /// One of each usual kind.
  private func changes(of festival: Festival) throws -> [String] {
    func first(_ ids: [String], _ prefix: String) throws -> String {
      try #require(ids.first { $0.hasPrefix(prefix) })
    }
    let head = try first(festival.units.map(\.id.rawValue), "C-US.H")
    let venue = try first(festival.venues.map(\.id.rawValue), "CIV-REC")
    let call = try first(festival.sessions.map(\.id.rawValue), "S21")
    let interpreter = try first(festival.interpreters.map(\.id.rawValue), "E1")
    let officer = try first(festival.liaisonOfficers.map(\.id.rawValue), "LO01")
    let hour = "2018-03-28T13:00/2018-03-28T14:00"
    return [
      "\(head) arrives 2018-03-28T11:00", "\(head) departs 2018-03-29T09:00",
      "\(head) absent \(hour)", "venue \(venue) closed \(hour)",
      "interpreter \(interpreter) ill \(hour)",
      "liaison \(officer) ill \(hour)",
      "session \(call) cancelled", "session \(call) only on 2018-03-28",
    ]
  }
}
