// SPDX-License-Identifier: Apache-2.0

import Solver

// How far two lines of a diary have to lie apart.
extension Encoding {
  func isExempt(_ resource: Int, _ a: Entry, _ b: Entry) -> Bool {
    let terms = problem.resources[resource]
    let x = problem.activities[a.activity]
    let y = problem.activities[b.activity]
    return terms.isChainExempt && x.chain >= 0 && x.chain == y.chain
      || terms.isGroupExempt && x.turnaroundGroup >= 0 && x.turnaroundGroup == y.turnaroundGroup
  }

  func gapAtSite(_ resource: Int, _ a: Entry, _ b: Entry) -> Int {
    let terms = problem.resources[resource]
    if isExempt(resource, a, b) { return 0 }
    let isRearranged =
      problem.activities[a.activity].layout != problem.activities[b.activity].layout
    return terms.layoutGap > 0 && isRearranged ? terms.layoutGap : terms.gapAtSite
  }

  func gapOnMove(_ resource: Int, _ a: Entry, _ b: Entry) -> Int {
    isExempt(resource, a, b) ? 0 : problem.resources[resource].gapOnMove
  }

  /// Beyond the way from one site to another.
  func gap(_ resource: Int, _ a: Entry, _ b: Entry, from: Int, to: Int) -> Int {
    problem.travel.isOneHouse(from, to)
      ? gapWithinHouse(resource, a, b) : gapOnMove(resource, a, b)
  }

  /// As at one site; what layouts ask is asked of places alone, which have one site.
  func gapWithinHouse(_ resource: Int, _ a: Entry, _ b: Entry) -> Int {
    isExempt(resource, a, b) ? 0 : problem.resources[resource].gapAtSite
  }

  func shortestNeed(_ resource: Int, _ a: Entry, _ b: Entry, from: Int, to: Int) -> Int {
    from == to
      ? max(0, gapAtSite(resource, a, b))
      : max(0, shortestTravel(from: from, to: to) + gap(resource, a, b, from: from, to: to))
  }
}
