// SPDX-License-Identifier: Apache-2.0

package import ExactSolver
package import FestivalModel
import Foundation
package import Planner
package import ProgrammeChecker

/// What a person reads at the end of a command, in what is spoken.
package enum Summary {
  /// A programme in a few lines: what holds, what it costs, what each day holds.
  package static func lines(
    of programme: Programme, _ report: ProgrammeChecker.Report, for festival: Festival
  ) -> [String] {
    var lines = [Speech.languages.spoken(festival.name), ""]
    let attendances = programme.sessions.reduce(0) { $0 + ($1.attendees?.count ?? 0) }
    lines.append(
      Speech.words(
        "\(festival.guests.count) 位嘉宾、\(festival.parties.count) 个团组；"
          + "\(programme.sessions.count) 个场次、\(programme.interviews?.count ?? 0) 次专访、"
          + "\(attendances) 次出席",
        "\(Speech.counted(festival.guests.count, "guest")) in \(festival.parties.count) "
          + (festival.parties.count == 1 ? "party; " : "parties; ")
          + "\(Speech.counted(programme.sessions.count, "session")), "
          + "\(Speech.counted(programme.interviews?.count ?? 0, "interview")), "
          + Speech.counted(attendances, "attendance")))
    for day in 0..<festival.dayCount {
      let sessions = programme.sessions.filter { $0.start.day == day }
      guard let first = sessions.map(\.start).min(), let last = sessions.map(\.end).max() else {
        continue
      }
      lines.append(
        "  \(festival.clock.date(ofDay: day))  \(festival.clock.clockFace(first))–"
          + "\(festival.clock.clockFace(last))  "
          + Speech.words(
            "\(sessions.count) 场", Speech.counted(sessions.count, "session")))
    }
    lines += rain(programme, for: festival)
    lines.append("")
    return lines + self.lines(of: report, withCharges: false)
  }

  /// How many sessions are elsewhere in the rain, or do not take place, day by day.
  static func rain(_ programme: Programme, for festival: Festival) -> [String] {
    (programme.wet ?? []).filter { !$0.entries.isEmpty }.map { day in
      let cancelled = day.entries.count { $0.plan == .cancel }
      let moved = day.entries.count - cancelled
      return "  \(festival.clock.date(ofDay: day.day))  "
        + Speech.words(
          "雨天方案：改场地 \(moved) 场，取消 \(cancelled) 场",
          "in the rain: \(Speech.counted(moved, "session")) elsewhere, \(cancelled) cancelled")
    }
  }

  /// The score and what is broken, charges too, if wanted; each by itself if `all` are asked for.
  package static func lines(
    of report: ProgrammeChecker.Report, withCharges: Bool = true, all: Bool = false
  ) -> [String] {
    let score = report.score
    var lines: [String] = []
    let judged = score.hard.count
    lines.append(
      score.hardTotal == 0
        ? Speech.words("硬性规则 \(judged) 条全部满足", "All \(judged) hard rules hold")
        : Speech.words(
          "违反硬性规则 \(score.hardTotal) 处",
          score.hardTotal == 1
            ? "A hard rule is broken once"
            : "Hard rules are broken \(score.hardTotal) times"))
    lines += BreachLines.of(report.violations.filter { $0.rule.isHard }, all: all)
    lines.append(
      "\(Speech.words("扣分合计", "Soft total"))\(Speech.colon)\(score.softTotal)")
    for rule in score.soft.keys.sorted() where score.soft[rule] != .zero {
      lines.append(
        "  \(rule.rawValue)  \(padded(score.soft[rule]?.description ?? "", 6))  "
          + Speech.languages.spoken(rule.title))
    }
    if withCharges {
      let charges = report.violations.filter { !$0.rule.isHard }
      if !charges.isEmpty { lines.append("") }
      lines += BreachLines.of(charges, all: all)
    }
    if !score.notJudged.isEmpty {
      lines.append(
        "\(Speech.words("未评判（日程未说明）", "Not judged, the programme does not state it"))"
          + Speech.colon
          + score.notJudged.sorted().map(\.rawValue).joined(separator: Speech.comma))
    }
    return lines
  }

  /// How good the programme is at best, or why that is not known.
  package static func lines(of proof: ProgrammeProof.Result) -> [String] {
    let saved =
      proof.saved > .zero
      ? [
        Speech.words(
          "证明中改进 \(proof.saved) 分", "The proof found a better programme, by \(proof.saved)")
      ] : []
    return saved + lines(of: proof.gap)
  }

  /// The bound and its distance, or why there is none.
  package static func lines(of gap: ProgrammeProof.Gap) -> [String] {
    var lines: [String] = []
    if let bound = gap.bound, let share = gap.share {
      let percent = (share * 1000).rounded() / 10
      let seconds = ((gap.elapsed / .seconds(1)) * 10).rounded() / 10
      lines.append(
        Speech.words(
          "证明：任何日程的扣分不少于 \(bound)，差距 \(percent)%（\(seconds) 秒）",
          "Proof: no programme has fewer than \(bound) points, gap \(percent) % (\(seconds) s)"))
    }
    if let failure = gap.failure {
      lines += self.lines(ofMissingProof: failure)
    }
    return lines
  }

  /// What stands above the reasons why there is no programme; see ``Replanner/Result``.
  package static func heading(ofRefusal status: String) -> String {
    switch status {
    case "locked":
      Speech.words(
        "已锁定的部分本身违反硬性规则：", "What is past or locked breaks hard rules by itself:")
    case "impossible": Speech.words("没有可行日程：", "No programme can exist:")
    case "infeasible":
      Speech.words(
        "已证明没有可行日程；试排中最好的仍违反：",
        "Proven: no programme can exist. The best one tried still breaks:")
    default:
      Speech.words(
        "没有找到可行日程，也未证明没有；试排中最好的仍违反：",
        "None was found, and none is proven impossible. The best one tried still breaks:")
    }
  }

  /// Why something could not be proven, when the library is what is missing.
  package static func linesOfMissingProof(_ engine: ExactEngine) -> [String] {
    do throws(ExactFailure) {
      try engine.check()
      return []
    } catch {
      return lines(ofMissingProof: error)
    }
  }

  private static func lines(ofMissingProof failure: ExactFailure) -> [String] {
    let words = LocalizedText(
      zh: "没有证明：\(failure.chinese)", en: "No proof: \(failure.english)")
    return Speech.languages.map { words[$0] }
  }

  /// One total of the office against the tables.
  package static func line(of result: Statistics.Result) -> String {
    let sign = result.holds ? "✓" : "✗"
    let expected =
      result.holds
      ? "" : "（\(Speech.words("应为", "expected")) \(result.assertion.expected)）"
    let count = padded(String(result.actual), 5)
    return "\(sign) \(count)  \(Speech.languages.spoken(result.assertion.name))\(expected)"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
