// SPDX-License-Identifier: Apache-2.0

import Changes
package import Explanation
package import FestivalModel
import Foundation
import Planner
import ProgrammeChecker

/// An explanation for a person to read, in what is spoken.
package enum ExplanationLines {
  /// Everything that was found; ``ConflictLines`` has the dozen lines of it.
  package static func of(
    _ answer: Explainer.Answer, in festival: Festival, asked: Session.ID?
  ) -> [String] {
    switch answer {
    case .impossible(let conflicts, let shared):
      var lines = [Speech.words("没有可行日程", "No programme can exist")]
      if !answer.isOneConflict {
        lines.append(
          Speech.words(
            "冲突逐处检验，检验一处时其余有冲突的场次、专访视为取消",
            "Each conflict was tested with the other sessions and interviews in conflict cancelled")
        )
      }
      if !shared.causes.isEmpty {
        lines.append(
          Speech.words(
            "共同的原因，单独取消其一即全部可行：",
            "Behind several of them; without one alone all is resolved:"))
      }
      lines += shared.causes.map {
        "    \($0.rule.rawValue)  \(Speech.languages.spoken($0.words(in: festival)))"
      }
      if !shared.repairs.isEmpty {
        lines.append(Speech.words("一并解决的办法（均已试排）：", "What mends all of them, tried:"))
        lines += shared.repairs.flatMap {
          self.lines(of: $0, number: number(of: $0, in: answer), in: festival)
        }
      }
      if !shared.further.isEmpty {
        lines.append(
          Speech.words(
            "限时内未及细查的其他场次、专访：",
            "Other sessions and interviews not looked into in time:"))
        lines += BreachLines.of(shared.further, all: true)
      }
      return lines + conflicts.flatMap { self.lines(of: $0, of: answer, in: festival) }
    case .open(let reasons, let isProven):
      return [
        isProven
          ? Speech.words(
            "已证明没有可行日程，原因未能归结到具体场次；试排中最好的仍违反：",
            "Proven: no programme can exist, but the reason was not narrowed down. "
              + "The best one tried still breaks:")
          : Speech.words(
            "没有找到可行日程，冲突尚未证明；试排中最好的仍违反：",
            "None was found, and no conflict is proven. The best one tried still breaks:")
      ] + BreachLines.of(reasons, all: true)
    case .possible(let replanned, let alternatives, let gap):
      var lines = [Speech.words("有可行日程", "A programme exists")]
      // None are weighed where the time did not allow it.
      let weighed = alternatives.flatMap { $0.options.isEmpty ? nil : $0 }
      if weighed == nil, let asked,
        let placed = replanned.programme.sessions.first(where: { $0.id == asked })
      {
        let key = festival.session(asked).key
        let venue = Speech.languages.spoken(festival.venue(placed.venue).name)
        lines.append("  \(key)\(Speech.colon)\(moment(placed.start, festival)) \(venue)")
      }
      if replanned.difference.changeCount > 0 {
        lines += DifferenceLines.of(replanned, in: festival)
      }
      if let weighed {
        lines += OptionLines.of(
          weighed.options, for: weighed.session, of: replanned.programme, in: festival,
          all: false
        ).map { "  \($0)" }
      }
      if let gap { lines += Summary.lines(of: gap) }
      return lines
    }
  }

  private static func moment(_ time: LocalTime, _ festival: Festival) -> String {
    "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }

  /// Under which number a repair can be kept, if it can.
  private static func number(of repair: Repair, in answer: Explainer.Answer) -> Int? {
    answer.numberedRepairs.firstIndex { $0.changes == repair.changes }.map { $0 + 1 }
  }

  private static func lines(
    of explained: Explainer.Explained, of answer: Explainer.Answer, in festival: Festival
  ) -> [String] {
    let conflict = explained.conflict
    let keys = (conflict.occasions + explained.givenOccasions).map { $0.shortName(in: festival) }
      .joined(separator: " × ")
    var lines = [
      "",
      explained.isMinimal
        ? Speech.words("冲突：\(keys)（最小，已逐项验证）", "Conflict: \(keys) (minimal, each part verified)")
        : Speech.words("冲突：\(keys)（尚未证明最小）", "Conflict: \(keys) (not yet proven minimal)"),
    ]
    if !conflict.alike.isEmpty {
      let others = conflict.alike.map { $0.shortName(in: festival) }
        .joined(separator: Speech.comma)
      lines.append(
        "  \(Speech.words("同一原因还影响", "For the same reason, too"))\(Speech.colon)\(others)")
    }
    let words =
      [conflict.counted].compactMap(\.self)
      + (conflict.causes + explained.given).map { $0.words(in: festival) }
    lines += Speech.lines(
      "  不行，因为\(words.map(\.zh).joined(separator: "；"))。",
      "  Impossible, because \(words.map(\.en).joined(separator: "; ")).")
    func show(cause: Cause) {
      lines.append(
        "    \(cause.rule.rawValue)  \(Speech.languages.spoken(cause.words(in: festival)))  "
          + "[\(result(of: explained.trials[cause]))]")
    }
    conflict.causes.forEach(show(cause:))
    func show(_ occasion: Occasion) {
      let name = occasion.name(in: festival)
      lines.append(
        "    \(occasion.shortName(in: festival))  "
          + Speech.words("举行\(name.zh)", "\(name.en) takes place") + "  ["
          + "\(result(of: explained.occasionTrials[occasion]))]")
    }
    conflict.occasions.forEach(show)
    if !explained.given.isEmpty || !explained.givenOccasions.isEmpty {
      lines.append(
        "  "
          + Speech.words(
            "同样是原因，但单独取消无济于事：", "Part of the reason, too, but of no help alone:"))
      explained.given.forEach(show(cause:))
      explained.givenOccasions.forEach(show)
    }
    if explained.repairs.isEmpty {
      lines.append("  " + Speech.words("没有试出可行的办法", "No repair was found"))
    } else {
      lines.append("  " + Speech.words("可行的办法（均已试排）：", "What works, tried:"))
    }
    return lines
      + explained.repairs.flatMap {
        self.lines(of: $0, number: number(of: $0, in: answer), in: festival)
      }
  }

  private static func result(of trial: Explainer.Trial?) -> String {
    switch trial {
    case .resolved: Speech.words("单独取消即可行", "resolved without it")
    case .stillImpossible:
      Speech.words("单独取消仍不行，已证明", "not resolved by this alone, proven")
    case .notFound: Speech.words("单独取消后未排出", "no programme found without it")
    case nil: Speech.words("未及检验", "not tried in time")
    }
  }

  private static func lines(
    of repair: Repair, number: Int?, in festival: Festival
  ) -> [String] {
    let difference = repair.outcome.difference
    let count = difference.changeCount
    let points = repair.outcome.report.score.softTotal
    return ["    \(number.map { "\($0)  " } ?? "")\(Speech.languages.spoken(repair.kind.words))"]
      + festival.written(repair.changes).map { "      \($0)" }
      + [
        "      "
          + (count == 0
            ? Speech.words("日程无须改动；扣分 \(points)", "nothing moves; \(points) points")
            : Speech.words(
              "日程改动 \(count) 处；扣分 \(points)",
              "\(Speech.counted(count, "change")) of the programme; \(points) points"))
      ]
      + difference.moves.map { "        \(line(of: $0, in: festival))" }
  }

  /// From when and where to when and where, without what stays.
  private static func line(of move: ProgrammeDifference.Move, in festival: Festival) -> String {
    var parts: [String] = []
    if move.oldStart != move.newStart {
      parts.append("\(moment(move.oldStart, festival)) → \(moment(move.newStart, festival))")
    }
    if move.oldVenue != move.newVenue {
      let names = [move.oldVenue, move.newVenue].map {
        Speech.languages.spoken(festival.venue($0).name)
      }
      parts.append(names.joined(separator: " → "))
    }
    return "\(move.name)\(Speech.colon)\(parts.joined(separator: Speech.semicolon))"
  }
}
