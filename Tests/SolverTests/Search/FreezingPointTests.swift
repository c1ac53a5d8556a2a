// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct FreezingPointTests {
  /// What a walk is seen to cost while the temperature halves.
  private func point(_ costs: [Int], small: Double = 1, least: Double = 1) -> Double? {
    var point = FreezingPoint()
    var temperature = 64.0
    for cost in costs {
      point.see(cost, at: temperature)
      temperature /= 2
    }
    return point.temperature(whereChangesAre: small, atLeast: least)
  }

  @Test func `a walk is frozen where its cost has nearly fallen to the end`() {
    #expect(point([9000, 5000, 100, 99, 98]) == 16)
  }

  @Test func `the fall counts from the highest cost, not from the good start`() {
    #expect(point([10, 9000, 5000, 10]) == 8)
  }

  @Test func `of a walk that falls by few changes nobody knows where it froze`() {
    #expect(point([9000, 5000, 100, 99, 98], small: 100) == nil)
    #expect(point([90, 50, 10, 9, 8]) == nil)
  }

  @Test func `the last and least change of a walk tells nothing`() {
    #expect(point([9000, 5000, 107, 99, 98], least: 10) == 16)
    #expect(point([900, 500, 10, 9, 8]) == 8)
  }

  @Test func `until the last changes that are more than the least a walk is not frozen`() {
    #expect(point([9000, 5000, 107, 99, 98], small: 10) == 8)
  }

  @Test func `a walk that only rises or stands has no freezing point`() {
    #expect(point([10, 20, 30]) == nil)
    #expect(point([10, 10, 10]) == nil)
    #expect(point([]) == nil)
  }
}
