// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

/// What is said of plans for the rain when the tables are read.
@Suite struct WetPlanFindingTests {
  /// What is said of the reference week with these plans, in English.
  private func causes(_ plans: [String: String]) throws -> [String] {
    let copy = try EventFolderCopy()
    try copy.state(wet: plans)
    return copy.read().findings.map(\.cause.en)
  }

  @Test func `the reference week's plans have no fault`() throws {
    let plans = [
      "S25": "HBN-B3", "S26": "HBN-B3", "S27": "HBN-BALL", "S28": "HBN-R200|HBN-BALL symbolic",
      "S29": "cancel",
    ]

    #expect(try causes(plans) == [])
  }

  @Test func `a hall without what the session needs is told with all that it lacks`() throws {
    let causes = try causes(["S25": "HBN-SALON", "S27": "HBN-R200", "S31": "HBN-B1"])

    #expect(
      causes == [
        "The wet venue 'HBN-SALON' of 'COLL': it has no sofa",
        "The wet venue 'HBN-R200' of 'OPEN': 323 persons come, it holds 200; the media slot 'MS10' "
          + "needs press_riser=40, it has 0; the media slot 'MS11' needs uplink=1, it has 0",
        "The wet venue 'HBN-B1' of 'SYM': 2 booths are needed, it has 0; "
          + "52 persons come, it holds 16",
      ])
  }

  @Test func `what may be symbolic needs room for those who lead`() throws {
    let copy = try EventFolderCopy()
    try copy.state(wet: ["S28": "HBN-SALON symbolic"])

    #expect(copy.codes() == [])
  }

  @Test(
    arguments: [
      ("S27", "it is pinned"), ("S25", "it is a call"), ("S28", "'CTY.L2' attends"),
    ])
  func `what binds guests of honour is not cancelled`(session: String, reason: String) throws {
    let causes = try causes([session: "HBN-BALL|cancel"])

    #expect(causes.contains { $0.hasSuffix("would be cancelled in the rain, but \(reason)") })
  }

  @Test func `the hour of the decision is read, and six o'clock where none is given`() throws {
    let copy = try EventFolderCopy()
    #expect(copy.read().festival?.rules.rainDecision == 360)

    try copy.replace(
      "  HC24:", with: "  HC23: {decide_at: \"07:30\", source: office}\n  HC24:",
      in: "festival.yaml")

    #expect(copy.read().findings == [])
    #expect(copy.read().festival?.rules.rainDecision == 450)
  }
}
