// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Solver
import SolverTestSupport
import Testing

@Suite struct ConflictTests {
  private let limits = ExactSolver.Limits(seconds: 600, threads: 1)

  /// Three activities of an hour and one person who attends all of them.
  private func threeInARow(starts: [[Int]]) -> Problem {
    var problem = Problem(
      dayCount: 1, travel: .init(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 6, unplacedLabel: 0)
    var person = Problem.Resource()
    person.overlapLabel = 1
    person.gapLabel = 1
    var place = Problem.Resource()
    place.concurrency = 9
    place.overlapLabel = 2
    problem.resources = [person, place]
    for (index, domain) in starts.enumerated() {
      var activity = Problem.Activity(
        duration: 60, starts: domain, options: [.init(place: 1, site: 0)])
      activity.attendance = [
        .init(resource: 0, binding: .init(activity: index, from: 0, to: 60))
      ]
      problem.activities.append(activity)
    }
    return problem
  }

  @Test func `two activities at one time conflict by their person, and the third has no part`()
    async
  {
    let problem = threeInARow(starts: [[600], [630], [60, 120, 600]])

    let conflict = await ExactSolver.conflict(in: problem, limits: limits, engine: ExactEngine())

    #expect(conflict.status == .minimal)
    #expect(
      conflict.terms == [
        HardTerm(label: 0, subject: .activity(0)), HardTerm(label: 0, subject: .activity(1)),
        HardTerm(label: 1, subject: .resource(0)),
      ])
    // Without either activity, or with a person who may be at two, everything else can be kept.
    #expect(conflict.remedies.keys.sorted(by: HardTerm.precedes) == conflict.terms)
    let without = conflict.remedies[HardTerm(label: 0, subject: .activity(0))]
    #expect(without?.start[0] == -1)
  }

  @Test func `a wish that cannot be has a part in the conflict under its own label`() async {
    let problem = threeInARow(starts: [[600], [60, 600], [120, 660]])
    let wish = Restriction(.starts(activity: 1, allowed: [1]), label: 5)

    let conflict = await ExactSolver.conflict(
      in: problem, restrictions: [wish], limits: limits, engine: ExactEngine()
    ) { $0.label != 0 }

    #expect(conflict.status == .minimal)
    #expect(
      conflict.terms == [
        HardTerm(label: 1, subject: .resource(0)), HardTerm(label: 5, subject: .restriction(0)),
      ])
  }

  @Test func `what can be kept is no conflict`() async {
    let problem = threeInARow(starts: [[0], [60], [120]])

    let conflict = await ExactSolver.conflict(in: problem, limits: limits, engine: ExactEngine())

    #expect(conflict.status == .none)
    #expect(conflict.terms == [])
  }

  @Test func `what a remedy breaks is the dropped term alone`() async {
    let engine = ExactEngine()
    var conflicts = 0
    var remedies = 0
    for seed in UInt64(1)...12 {
      var source = RandomProblem(seed: seed)
      let problem = source.make(activities: 4, starts: 3, people: 3, seats: 2)

      let conflict = await ExactSolver.conflict(in: problem, limits: limits, engine: engine)

      guard conflict.status == .minimal else {
        #expect(conflict.status == .none, "seed \(seed)")
        continue
      }
      conflicts += 1
      for (term, solution) in conflict.remedies {
        let breakdown = Breakdown(of: solution, in: problem)
        let broken = breakdown.hard.indices.filter { breakdown.hard[$0] > 0 }
        #expect(broken == [term.label], "seed \(seed), \(term)")
        remedies += 1
      }
    }
    #expect(remedies > 3)
    #expect(conflicts > 3)
  }
}
