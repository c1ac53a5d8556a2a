// SPDX-License-Identifier: Apache-2.0

package import FestivalCompiler
package import FestivalModel
package import Solver

/// A programme that was read or re-planned, in the terms of its compiled festival.
package struct CompiledProgramme: Sendable {
  /// As it was read.
  package let programme: Programme
  /// The festival with the press that the programme speaks of; a press it says nothing about stays unjudged.
  package let festival: Festival
  /// Compiled with as many volunteers as the programme's one-to-one meetings keep busy.
  package let compiled: FestivalProblem
  /// The programme as starts, places and occupants of ``compiled``.
  package let earlier: EarlierProgramme

  /// Plans the one-to-one meetings anew where they are no longer possible, which may take a second.
  package init(_ programme: Programme, of festival: Festival, stop: StopSignal) async {
    self.programme = programme
    let blocks = BlockPlan(festival, as: programme)
    self.festival = blocks.festival.withPress(as: programme)
    let inner = await InnerPlans.solve(
      self.festival, keeping: programme, limits: Limits(iterations: 20_000), stop: stop)
    compiled = FestivalCompiler.compile(self.festival, volunteers: inner?.volunteers ?? [:])
      .charging(blocks.points)
    earlier = EarlierProgramme(programme, in: compiled) { _ in false }
  }
}
