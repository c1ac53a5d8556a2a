// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Office
import Testing

@Suite struct BreachLinesTests {
  private func breach(_ rule: RuleID, _ text: String, _ sessions: [Session.ID]) -> Violation {
    Violation(
      rule: rule, message: LocalizedText(zh: "甲\(text)", en: text), sessions: sessions)
  }

  @Test func `what one rule says of the same sessions is told once`() {
    let breaches = [
      breach(.hc02, "A is late", ["S1", "S2"]), breach(.hc02, "B is late", ["S1", "S2"]),
      breach(.hc02, "C is late", ["S1", "S3"]), breach(.hc07, "D is away", ["S1", "S2"]),
      breach(.hc02, "E is late", ["S1", "S2"]),
    ]

    #expect(
      BreachLines.of(breaches, in: [.en]) == [
        "  HC02  A is late (and 2 alike)", "  HC02  C is late", "  HC07  D is away",
      ])
    #expect(
      BreachLines.of(breaches, in: [.zh, .en]).prefix(2) == [
        "  HC02  甲A is late（另有 2 项相同）", "        A is late (and 2 alike)",
      ])
    #expect(BreachLines.of(breaches, in: [.en], all: true).count == 5)
  }

  @Test func `what names no session is of a kind of its own`() {
    let breaches = [breach(.hc27, "A waits", []), breach(.hc27, "B waits", [])]

    #expect(BreachLines.of(breaches, in: [.en]) == ["  HC27  A waits", "  HC27  B waits"])
  }

  @Test func `of more than a dozen kinds the rest are counted`() {
    let breaches = (1...15).map { breach(.hc03, "\($0)", [Session.ID("S\($0)")]) }

    let lines = BreachLines.of(breaches, in: [.en])

    #expect(lines.count == 13)
    #expect(lines.last == "  and 3 more; --all lists them")
    #expect(BreachLines.of(breaches, in: [.en], all: true).count == 15)
  }
}
