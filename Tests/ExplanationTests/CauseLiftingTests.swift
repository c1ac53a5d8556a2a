// SPDX-License-Identifier: Apache-2.0

import Explanation
import FestivalModel
import FestivalTestSupport
import Solver
import Testing

@Suite struct CauseLiftingTests {
  @Test(arguments: [3, 8, 21] as [UInt64])
  func `demands given up at once leave what is left of giving them up one by one`(
    seed: UInt64
  ) throws {
    let week = try referenceFestival()
    var random = RandomSource(seed: seed)
    let few = week.occasions.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
    let small = week.limited(to: few, isServed: true)
    let all = Cause.all(of: small).flatMap { $0.parts(in: small) }
    let given = all.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }

    let atOnce = Cause.lifted(given, from: small)
    let oneByOne = given.reduce(small) { $1.lifted(from: $0) }

    #expect(atOnce.parts.sessions == oneByOne.parts.sessions)
    #expect(atOnce.parts.interviews == oneByOne.parts.interviews)
    #expect(atOnce.parts.mediaSlots == oneByOne.parts.mediaSlots)
    #expect(atOnce.parts.venues == oneByOne.parts.venues)
    #expect(atOnce.parts.units == oneByOne.parts.units)
    #expect(atOnce.parts.liaisonOfficers == oneByOne.parts.liaisonOfficers)
  }
}
