// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import Testing

@Suite struct ScenariosTests {
  let festival: Festival

  init() throws {
    festival = try Pipeline.read(referenceFolder).festival
  }

  private func read(changes: [String] = [], _ texts: [String]) throws -> [String] {
    try Pipeline.scenarios(changes: changes, named: texts, for: festival).map {
      "\($0.name): \(festival.written($0.changes).joined(separator: " | "))"
    }
  }

  @Test func `a name ends at the first colon before a blank, and times keep theirs`() throws {
    let late = "C-US.H arrives 2018-03-27T18:05"
    #expect(
      try read(["late train: \(late); session BANQ cancelled"])
        == ["late train: \(late) | session BANQ cancelled"])
    #expect(try read([late]) == ["scenario 1: \(late)"])
  }

  @Test
  func `lone changes are one scenario, named texts follow, and nothing is one without changes`()
    throws
  {
    #expect(try read([]) == ["no change: "])
    #expect(
      try read(changes: ["session BANQ cancelled"], ["late train: C-US.H arrives 2018-03-27T18:05"])
        == [
          "change: session BANQ cancelled", "late train: C-US.H arrives 2018-03-27T18:05",
        ])
  }

  @Test func `without a name a scenario has its number, and an empty part is no change`() throws {
    #expect(
      try read(["session BANQ cancelled;", ""])
        == ["scenario 1: session BANQ cancelled", "scenario 2: "])
  }
}
