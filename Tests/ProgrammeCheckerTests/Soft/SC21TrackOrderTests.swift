// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC21TrackOrderTests {
  private func cost(_ orders: [Int], _ first: [ProgrammeItem.ID], _ second: [ProgrammeItem.ID])
    -> String?
  {
    var papers = town.block("B1", 60, at: "09:00", in: "A1")
      .block("B2", 60, at: "10:00", in: "A1")
    for (number, order) in orders.enumerated() {
      papers = papers.paper(ProgrammeItem.ID("W\(number + 1)"), 25, of: "WATER", order: order)
    }
    return points(.sc21, papers) {
      $0.fill("B1", "09:00", in: "A1", with: first).fill("B2", "10:00", in: "A1", with: second)
    }
  }

  @Test func `each item out of its place costs a point`() {
    #expect(cost([1, 2, 3], ["W1", "W2"], ["W3"]) == Points.zero.description)
    #expect(cost([1, 2, 3], ["W1", "W3"], ["W2"]) == Points.whole(2).description)
    #expect(cost([10, 20, 30], ["W3"], ["W1", "W2"]) == Points.whole(3).description)
  }

  @Test func `a track without an order for each of its items is not judged`() {
    #expect(cost([1, 0, 3], ["W3"], ["W1", "W2"]) == Points.zero.description)
    #expect(cost([1, 1, 3], ["W3"], ["W1", "W2"]) == Points.zero.description)
  }
}
