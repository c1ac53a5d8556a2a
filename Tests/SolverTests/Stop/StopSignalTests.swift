// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct StopSignalTests {
  @Test func `a signal is raised from its deadline on, and stays so`() {
    let past = StopSignal(at: .now)
    let future = StopSignal(at: .now + .seconds(3600))

    #expect(past.isRaised)
    #expect(!future.isRaised)
    future.raise()
    #expect(future.isRaised)
    #expect(!StopSignal().isRaised)
  }

  @Test func `a signal is raised with the one that it follows, and not the other way round`() {
    let leader = StopSignal()
    let follower = StopSignal(at: .now + .seconds(3600), following: leader)
    let other = StopSignal(following: leader)
    other.raise()

    #expect(!follower.isRaised)
    leader.raise()
    #expect(follower.isRaised)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a search for places that is stopped proves nothing`(seed: UInt64) {
    var generator = RandomProblem(seed: seed)
    let skeleton = Skeleton(generator.make(activities: 4, starts: 4, people: 4, seats: 0))
    let stop = StopSignal()
    stop.raise()

    let answer = FewestChanges.canPlace([0, 1, 2, 3], of: skeleton, stop: stop)

    let hasNoPlace = (0..<4).contains { skeleton.values[$0].isEmpty }
    #expect(answer == (hasNoPlace ? false : nil))
  }
}
