// SPDX-License-Identifier: Apache-2.0

package import Changes
package import ExactSolver
package import FestivalModel
package import Planner
package import Solver

/// What changes would lead to, without touching a file.
package enum WhatIf {
  /// Changes under one name.
  package struct Scenario: Sendable {
    /// As the office calls it; heads its line of the comparison.
    package var name: String
    /// Applied one after the other; each finds what the ones before it have left.
    package var changes: [Change]

    /// Takes changes as read for the festival.
    package init(name: String, changes: [Change]) {
      self.name = name
      self.changes = changes
    }
  }

  /// What comes of one scenario.
  package struct Answer: Sendable {
    /// What was asked.
    package var scenario: Scenario
    /// The festival as it would be.
    package var festival: Festival
    /// The programme nearest to the base, or why there is none.
    package var result: Replanner.Result
    /// Seats of the waves beside those who ride.
    package var transport: WaveSeats

    /// Persons on the guest list after the changes.
    package var guestCount: Int { festival.guests.count }
    /// Countries of those persons.
    package var countryCount: Int { Set(festival.guests.map(\.country)).count }
  }

  /// Re-plans a base programme for every scenario, as many at a time as there are cores.
  ///
  /// - Returns: one answer for each scenario, in their order.
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a result differently.
  package static func answers(
    _ scenarios: [Scenario], for festival: Festival, base: Programme, cores: Int, seed: UInt64 = 1,
    engine: ExactEngine? = nil, stop: StopSignal = StopSignal()
  ) async throws -> [Answer] {
    let threads = scenarios.count == 1 ? 2 : 1
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var answers: [Answer?] = Array(repeating: nil, count: scenarios.count)
      for (index, scenario) in scenarios.enumerated() {
        if index >= max(1, cores), let done = try await group.next() { answers[done.0] = done.1 }
        group.addTask {
          let changed = festival.applying(scenario.changes)
          let result = try await Replanner.replan(
            changed,
            Replanner.Request(
              base: base, threads: threads, seed: seed, engine: engine, stop: stop))
          return (
            index,
            Answer(
              scenario: scenario, festival: changed, result: result,
              transport: WaveSeats(of: changed, comparedWith: festival))
          )
        }
      }
      for try await done in group { answers[done.0] = done.1 }
      return answers.compactMap(\.self)
    }
  }
}
