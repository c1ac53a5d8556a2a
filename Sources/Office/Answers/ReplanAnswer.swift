// SPDX-License-Identifier: Apache-2.0

package import Changes
package import FestivalModel
package import Foundation
package import Planner
import ProgrammeChecker

/// What came of adapting a programme: what changed, or why it cannot be adapted.
package struct ReplanAnswer: Encodable {
  let status: String
  let changes: Int?
  let atLeast: Int?
  let isFewest: Bool?
  let difference: DifferenceAnswer?
  let score: AnswerParts.Score?
  let reasons: [AnswerParts.Violation]
  let transport: [[String: String]]
  let output: String?
  let seconds: Double?
  /// For a person.
  package let lines: [String]

  /// Whether there is a programme.
  package var isFound: Bool { changes != nil }

  private enum CodingKeys: String, CodingKey {
    case status, changes, atLeast, isFewest, difference, score, reasons, transport, output, seconds
  }

  /// `folder` is where the calendars were written, if they were; `withoutProof` says why nothing is proven; `all` has every
  /// breach told by itself.
  package init(
    _ result: Replanner.Result, _ seats: WaveSeats, of festival: Festival, in folder: URL?,
    withoutProof: [String], all: Bool = false
  ) {
    transport = seats.lines.map { ["zh": $0.zh, "en": $0.en] }
    guard case .found(let replanned) = result else {
      let violations: [Violation]
      (status, violations) = result.refusal
      reasons = violations.map(AnswerParts.Violation.init)
      (changes, atLeast, isFewest, difference, score, output, seconds) =
        (nil, nil, nil, nil, nil, nil, nil)
      lines =
        withoutProof + [Summary.heading(ofRefusal: status)] + BreachLines.of(violations, all: all)
      return
    }
    status = "replanned"
    reasons = []
    changes = replanned.difference.changeCount
    atLeast = replanned.atLeast
    isFewest = replanned.isFewest
    difference = DifferenceAnswer(replanned.difference, on: festival.clock)
    score = AnswerParts.Score(replanned.report.score)
    output = folder?.relativePath
    seconds = replanned.elapsed / .seconds(1)
    let written = folder.map {
      "\(Speech.words("日历已写入", "The calendars are in")) \($0.relativePath)"
    }
    let seatLines = seats.lines.flatMap { line in
      Speech.languages.enumerated().map { number, language in
        "\(number == 0 ? "!" : " ") \(line[language])"
      }
    }
    let total =
      "\(Speech.words("扣分合计", "Soft total"))\(Speech.colon)\(replanned.report.score.softTotal)"
    let changes = DifferenceLines.of(replanned, in: festival)
    lines =
      withoutProof + changes + seatLines + Summary.rain(replanned.programme, for: festival)
      + [total] + [written].compactMap(\.self)
  }
}

extension Replanner.Result {
  /// The status word of a result without a programme, and what is broken.
  package var refusal: (status: String, reasons: [Violation]) {
    switch self {
    case .found: ("feasible", [])
    case .locked(let reasons): ("locked", reasons)
    case .impossible(let reasons): ("impossible", reasons)
    case .infeasible(let reasons): ("infeasible", reasons)
    case .notFound(let reasons): ("notFound", reasons)
    }
  }
}
