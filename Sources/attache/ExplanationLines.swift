// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Planning
import ProgrammeChecker

/// An explanation for a person to read: Chinese, then English.
enum ExplanationLines {
  static func of(
    _ answer: Explainer.Answer, in festival: Festival, asked: Session.ID?
  ) -> [String] {
    switch answer {
    case .impossible(let conflicts):
      return ["没有可行日程 / No programme can exist"]
        + conflicts.flatMap { lines(of: $0, in: festival) }
    case .open(let reasons):
      return ["没有找到可行日程，冲突尚未证明 / None was found; the conflict is not proven"]
        + Summary.lines(of: reasons)
    case .possible(let replanned, let alternatives):
      var lines = ["有可行日程 / A programme exists"]
      if let asked, let placed = replanned.programme.sessions.first(where: { $0.id == asked }) {
        let key = festival.session(asked).key
        lines.append("  \(key): \(moment(placed.start, festival)) \(placed.venue)")
      }
      if replanned.difference.changeCount > 0 {
        lines += DifferenceLines.of(replanned, in: festival)
      }
      if let alternatives { lines += self.lines(of: alternatives, in: festival) }
      return lines
    }
  }

  private static func moment(_ time: LocalTime, _ festival: Festival) -> String {
    "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }

  private static func lines(
    of explained: Explainer.Explained, in festival: Festival
  ) -> [String] {
    let conflict = explained.conflict
    let keys = conflict.sessions.map { festival.session($0).key }.joined(separator: " × ")
    var lines = [
      "",
      "冲突 / Conflict: \(keys)" + (conflict.isMinimal ? "" : "（尚未缩到最小 / not yet minimal）"),
    ]
    let words = conflict.causes.map { $0.words(in: festival) }
    lines.append("  不行，因为\(words.map(\.zh).joined(separator: "；"))。")
    lines.append("  Impossible, because \(words.map(\.en).joined(separator: "; ")).")
    for cause in conflict.causes {
      let tested =
        switch explained.isResolved[cause] {
        case true: "去掉后可行 / resolved without it"
        case false: "去掉后仍未排出 / not resolved by this alone"
        case nil: "未及检验 / not tried in time"
        }
      lines.append(
        "    \(cause.rule.rawValue)  \(cause.words(in: festival).bilingual)  [\(tested)]")
    }
    if explained.repairs.isEmpty {
      lines.append("  没有试出可行的办法 / No repair was found")
    } else {
      lines.append("  可行的办法 / What works, tried:")
    }
    for repair in explained.repairs {
      let moved = repair.outcome.difference.moves.map(\.name).joined(separator: ", ")
      lines.append("    \(repair.kind.words.bilingual)")
      for change in repair.changes { lines.append("      \(change.written(on: festival))") }
      lines.append(
        "      改动 \(repair.outcome.difference.changeCount) 处 / changes"
          + (moved.isEmpty ? "" : ": \(moved)")
          + "; 扣分 / points \(repair.outcome.report.score.softTotal)")
    }
    return lines
  }

  private static func lines(of alternatives: Alternatives, in festival: Festival) -> [String] {
    var lines: [String] = []
    func show(_ choice: Alternatives.Choice?, _ heading: String) {
      guard let choice else {
        lines.append("  \(heading): 无 / none")
        return
      }
      let costs = choice.costs.keys.sorted().map { rule in
        let points = choice.costs[rule] ?? .zero
        return "\(rule.rawValue) \(points > .zero ? "+" : "")\(points)"
      }
      lines.append(
        "  \(heading): \(moment(choice.start, festival)) \(choice.venue)  "
          + "\(choice.total > .zero ? "+" : "")\(choice.total)"
          + (costs.isEmpty ? "" : " (\(costs.joined(separator: ", ")))"))
    }
    show(alternatives.nextStart, "次优时间 / next best start")
    show(alternatives.nextVenue, "次优场地 / next best venue")
    if !alternatives.obstacles.isEmpty {
      lines.append("  其他时间、场地不行的原因 / what rules the others out:")
    }
    for obstacle in alternatives.obstacles.prefix(8) {
      lines.append(
        "    \(obstacle.count) × \(obstacle.rule.rawValue) \(obstacle.rule.title.bilingual)"
          + (obstacle.by.map { " — \($0)" } ?? ""))
    }
    return lines
  }
}

/// An explanation for machines.
struct ExplanationAnswer: Encodable {
  struct Demand: Encodable {
    let rule: String
    let zh: String
    let en: String
    let isResolvedWithout: Bool?
  }

  struct Mending: Encodable {
    let kind: String
    let changes: [String]
    let changed: Int
    let cost: Decimal
    let difference: DifferenceAnswer
  }

  struct Conflict: Encodable {
    let sessions: [String]
    let isMinimal: Bool
    let demands: [Demand]
    let repairs: [Mending]
  }

  struct Choice: Encodable {
    let start: String
    let venue: String
    let total: Decimal
    let rules: [String: Decimal]

    init(_ choice: Alternatives.Choice, on clock: FestivalClock) {
      start = clock.iso8601(choice.start)
      venue = choice.venue.rawValue
      total = choice.total.decimal
      rules = Dictionary(
        uniqueKeysWithValues: choice.costs.map { ($0.key.rawValue, $0.value.decimal) })
    }
  }

  struct Obstacle: Encodable {
    let rule: String
    let by: String?
    let count: Int
  }

  let status: String
  let conflicts: [Conflict]
  let reasons: [Answer.Violation]
  let start: String?
  let venue: String?
  let nextStart: Choice?
  let nextVenue: Choice?
  let obstacles: [Obstacle]
  let difference: DifferenceAnswer?

  init(_ answer: Explainer.Answer, in festival: Festival) {
    var found: (Replanner.Replanned, Alternatives?)?
    var broken: [Violation] = []
    var explained: [Explainer.Explained] = []
    switch answer {
    case .impossible(let list):
      status = "impossible"
      explained = list
    case .open(let list):
      status = "open"
      broken = list
    case .possible(let replanned, let alternatives):
      status = "possible"
      found = (replanned, alternatives)
    }
    conflicts = explained.map { item in
      Conflict(
        sessions: item.conflict.sessions.map(\.rawValue), isMinimal: item.conflict.isMinimal,
        demands: item.conflict.causes.map { cause in
          let words = cause.words(in: festival)
          return Demand(
            rule: cause.rule.rawValue, zh: words.zh, en: words.en,
            isResolvedWithout: item.isResolved[cause])
        },
        repairs: item.repairs.map { repair in
          Mending(
            kind: "\(repair.kind)", changes: repair.changes.map { $0.written(on: festival) },
            changed: repair.outcome.difference.changeCount,
            cost: repair.outcome.report.score.softTotal.decimal,
            difference: DifferenceAnswer(repair.outcome.difference, on: festival.clock))
        })
    }
    reasons = broken.map(Answer.Violation.init)
    let alternatives = found?.1
    start = alternatives.map { festival.clock.iso8601($0.start) }
    venue = alternatives?.venue.rawValue
    nextStart = alternatives?.nextStart.map { Choice($0, on: festival.clock) }
    nextVenue = alternatives?.nextVenue.map { Choice($0, on: festival.clock) }
    obstacles = (alternatives?.obstacles ?? []).map {
      Obstacle(rule: $0.rule.rawValue, by: $0.by, count: $0.count)
    }
    difference = (found?.0).map { DifferenceAnswer($0.difference, on: festival.clock) }
  }
}
