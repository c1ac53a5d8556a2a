// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

/// Which repairs have numbers, and whether each of them mends everything.
@Suite struct ExplainerRepairsTests {
  /// Two sessions of one person in one hour, with repairs that were tried.
  private func explained() async throws -> Explainer.Explained {
    let festival = TinyFestival().place("A").venue("V1", at: "A", theatre: 40, seated: 40)
      .venue("V2", at: "A", theatre: 40, seated: 40).unit("M.H", size: 1)
      .session("S1", 60, units: ["M.H"], venues: ["V1"], windows: ["09:00-09:30"])
      .session("S2", 60, units: ["M.H"], venues: ["V2"], windows: ["09:00-09:30"])
      .festival
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(1000), engine: ExactEngine()))
    guard case .impossible(let conflicts, _) = answer, let explained = conflicts.first else {
      throw EventFolderProblem(description: "\(answer)")
    }
    try #require(explained.repairs.count > 1)
    return explained
  }

  @Test func `all repairs of the only conflict mend everything`() async throws {
    let explained = try await explained()

    let answer = Explainer.Answer.impossible([explained], Explainer.Shared())

    #expect(answer.mendsAll)
    #expect(answer.numberedRepairs.map(\.changes) == explained.repairs.map(\.changes))
  }

  @Test func `what was tried with something else cancelled mends one conflict only`() async throws {
    let explained = try await explained()
    var alike = explained
    alike.conflict.alike = [.session("S3")]
    var further = Explainer.Shared()
    further.further = [
      Violation(rule: .hc06, message: LocalizedText(zh: "", en: ""), sessions: ["S3"])
    ]

    for answer in [
      Explainer.Answer.impossible([alike], Explainer.Shared()),
      .impossible([explained], further),
    ] {
      #expect(!answer.mendsAll)
      #expect(answer.numberedRepairs.map(\.changes) == [explained.repairs[0].changes])
    }
  }

  @Test func `what mends several conflicts stands for their own repairs`() async throws {
    let explained = try await explained()
    var shared = Explainer.Shared()
    shared.repairs = [explained.repairs[1]]

    let answer = Explainer.Answer.impossible([explained, explained], shared)

    #expect(answer.mendsAll)
    #expect(answer.numberedRepairs.map(\.changes) == [explained.repairs[1].changes])
  }
}
