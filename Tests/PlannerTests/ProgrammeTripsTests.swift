// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Movements
import ProgrammeChecker
import Testing

/// Trips that the planner makes, judged by the check, which derives everything anew.
@Suite struct ProgrammeTripsTests {
  @Test(arguments: ["witness.csv", "planned.json"])
  func `the reference week's own fleet takes everybody, by both judgements`(file: String) throws {
    let festival = try referenceFestival()
    var programme = try FestivalTestSupport.programme(
      fixturesFolder.appending(path: file), of: festival)

    let plan = TripPlanner.plan(programme, for: festival)
    programme.trips = plan.trips

    #expect(plan.shortages.isEmpty)
    #expect(broken(programme, of: festival).isEmpty)
  }

  /// SCENARIO's fleet is tight at 08:45 of Wednesday; two coaches fewer are what the minibuses still make good.
  @Test func `without any coach the reference week is short, by both judgements`() throws {
    var parts = try referenceFestival().parts
    for index in parts.vehicles.indices where parts.vehicles[index].id == "COA" {
      parts.vehicles[index].count = 0
    }
    let festival = Festival(parts)
    var programme = try plannedProgramme(of: festival)

    let plan = TripPlanner.plan(programme, for: festival)
    programme.trips = plan.trips

    #expect(!plan.shortages.isEmpty)
    #expect(!broken(programme, of: festival).isEmpty)
  }

  /// Whoever is taken by the plan is taken by the check, and whoever is left behind is missed by it.
  @Test(arguments: 0..<50)
  func `plan and check agree on random festivals with random fleets`(batch: Int) {
    var (taken, short) = (0, 0)
    for number in 0..<20 {
      let random = RandomTripFestival(seed: UInt64(batch * 20 + number))
      var programme = random.programme
      let plan = TripPlanner.plan(programme, for: random.festival)
      programme.trips = plan.trips
      let broken = broken(programme, of: random.festival)
      if plan.shortages.isEmpty {
        #expect(broken.isEmpty, "seed \(batch * 20 + number): \(broken.first?.message.en ?? "")")
        taken += 1
      } else if plan.shortages.flatMap(\.riders).contains(where: \.isUnit) {
        #expect(!broken.isEmpty, "seed \(batch * 20 + number)")
        short += 1
      }
    }
    #expect(taken > 0 && short > 0)
  }

  private func broken(_ programme: Programme, of festival: Festival) -> [Violation] {
    ProgrammeChecker.breaches(of: programme, in: festival)
      .filter { [.hc21, .hc22].contains($0.rule) }
  }
}

extension Rider {
  fileprivate var isUnit: Bool { if case .unit = self { true } else { false } }
}
