// SPDX-License-Identifier: Apache-2.0

import Changes
import Explanation
import FestivalModel
import Foundation
import Planner
import ProgrammeChecker

/// An explanation for a person to read: Chinese, then English.
enum ExplanationLines {
  static func of(
    _ answer: Explainer.Answer, in festival: Festival, asked: Session.ID?
  ) -> [String] {
    switch answer {
    case .impossible(let conflicts, let shared):
      var lines = ["没有可行日程 / No programme can exist"]
      if conflicts.count > 1 || !conflicts.allSatisfy(\.conflict.alike.isEmpty) {
        lines.append(
          "冲突逐处检验，检验一处时其余有冲突的场次、专访视为取消 / "
            + "Each conflict was tested with the other sessions and interviews in conflict cancelled"
        )
      }
      if !shared.causes.isEmpty {
        lines.append(
          "共同的原因，单独取消其一即全部可行 / Behind several of them; without it alone all is resolved:")
      }
      lines += shared.causes.map {
        "    \($0.rule.rawValue)  \($0.words(in: festival).bilingual)"
      }
      if !shared.repairs.isEmpty {
        lines.append("一并解决的办法 / What mends all of them, tried:")
        lines += shared.repairs.flatMap { self.lines(of: $0, in: festival) }
      }
      if !shared.further.isEmpty {
        lines.append("限时内未及细查的其他场次、专访 / Other sessions and interviews not looked into in time:")
        lines += Summary.lines(of: shared.further)
      }
      return lines + conflicts.flatMap { self.lines(of: $0, in: festival) }
    case .open(let reasons, let isProven):
      return [
        isProven
          ? "已证明没有可行日程，原因未能归结到具体场次；试排中最好的仍违反 / "
            + "Proven: no programme can exist, but the reason was not narrowed down. The best one tried still breaks:"
          : "没有找到可行日程，冲突尚未证明；试排中最好的仍违反 / "
            + "None was found, and no conflict is proven. The best one tried still breaks:"
      ] + Summary.lines(of: reasons)
    case .possible(let replanned, let alternatives, let gap):
      var lines = ["有可行日程 / A programme exists"]
      if let asked, let placed = replanned.programme.sessions.first(where: { $0.id == asked }) {
        let key = festival.session(asked).key
        let venue = festival.venue(placed.venue).name.bilingual
        lines.append("  \(key): \(moment(placed.start, festival)) \(venue)")
      }
      if replanned.difference.changeCount > 0 {
        lines += DifferenceLines.of(replanned, in: festival)
      }
      if let alternatives { lines += self.lines(of: alternatives, in: festival) }
      if let gap { lines += Summary.lines(of: gap) }
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
    let keys = (conflict.occasions + explained.givenOccasions).map { $0.shortName(in: festival) }
      .joined(separator: " × ")
    var lines = [
      "",
      "冲突 / Conflict: \(keys)"
        + (explained.isMinimal
          ? "（最小，已逐项验证 / minimal, each part verified）" : "（尚未证明最小 / not yet proven minimal）"),
    ]
    if !conflict.alike.isEmpty {
      let others = conflict.alike.map { $0.shortName(in: festival) }.joined(separator: ", ")
      lines.append("  同一原因还影响 / For the same reason, too: \(others)")
    }
    let words = (conflict.causes + explained.given).map { $0.words(in: festival) }
    lines.append("  不行，因为\(words.map(\.zh).joined(separator: "；"))。")
    lines.append("  Impossible, because \(words.map(\.en).joined(separator: "; ")).")
    func show(cause: Cause) {
      lines.append(
        "    \(cause.rule.rawValue)  \(cause.words(in: festival).bilingual)  "
          + "[\(result(of: explained.trials[cause]))]")
    }
    conflict.causes.forEach(show(cause:))
    func show(_ occasion: Occasion) {
      let name = occasion.name(in: festival)
      lines.append(
        "    \(occasion.shortName(in: festival))  举行\(name.zh) / \(name.en) takes place  "
          + "[\(result(of: explained.occasionTrials[occasion]))]")
    }
    conflict.occasions.forEach(show)
    if !explained.given.isEmpty || !explained.givenOccasions.isEmpty {
      lines.append("  同样是原因，但单独取消无济于事 / Part of the reason, too, but of no help alone:")
      explained.given.forEach(show(cause:))
      explained.givenOccasions.forEach(show)
    }
    if explained.repairs.isEmpty {
      lines.append("  没有试出可行的办法 / No repair was found")
    } else {
      lines.append("  可行的办法 / What works, tried:")
    }
    return lines + explained.repairs.flatMap { self.lines(of: $0, in: festival) }
  }

  private static func result(of trial: Explainer.Trial?) -> String {
    switch trial {
    case .resolved: "单独取消即可行 / resolved without it"
    case .stillImpossible: "单独取消仍不行，已证明 / not resolved by this alone, proven"
    case .notFound: "单独取消后未排出 / no programme found without it"
    case nil: "未及检验 / not tried in time"
    }
  }

  private static func lines(of repair: Repair, in festival: Festival) -> [String] {
    let difference = repair.outcome.difference
    let count = difference.changeCount
    let points = repair.outcome.report.score.softTotal
    return ["    \(repair.kind.words.bilingual)"]
      + festival.written(repair.changes).map { "      \($0)" }
      + [
        (count == 0
          ? "      日程无须改动 / nothing moves"
          : "      日程改动 \(count) 处 / \(count) \(count == 1 ? "change" : "changes") of the programme")
          + "；扣分 / points \(points)"
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
      let names = [move.oldVenue, move.newVenue].map { festival.venue($0).name.bilingual }
      parts.append(names.joined(separator: " → "))
    }
    return "\(move.name): \(parts.joined(separator: "; "))"
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
        "  \(heading): \(moment(choice.start, festival)) "
          + "\(festival.venue(choice.venue).name.bilingual)  "
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
    let interviews: [String]
    /// Other sessions and interviews that are impossible for the same reason.
    let alike: [String]
    /// Whether each demand, session and interview was taken away alone, and a programme found each time.
    let isMinimal: Bool
    let demands: [Demand]
    /// Demands that belong to the reason, though without them alone nothing is gained.
    let given: [Demand]
    /// By session or interview.
    let resolvedWithout: [String: Bool]
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
  /// Demands of several conflicts, without any one of which all are resolved.
  let sharedDemands: [Demand]
  /// Impossible sessions and interviews that the time did not allow to look into.
  let further: [Answer.Violation]
  /// What mends several conflicts at once.
  let sharedRepairs: [Mending]
  let reasons: [Answer.Violation]
  let start: String?
  let venue: String?
  let nextStart: Choice?
  let nextVenue: Choice?
  let obstacles: [Obstacle]
  let difference: DifferenceAnswer?
  /// No programme has fewer points than this.
  let bound: Decimal?
  /// The part of the programme's points above the bound, from 0 to 1.
  let gap: Double?

  init(_ answer: Explainer.Answer, in festival: Festival) {
    var found: (Replanner.Replanned, Alternatives?)?
    var broken: [Violation] = []
    var gap: ProgrammeProof.Gap?
    var explained: [Explainer.Explained] = []
    var shared = Explainer.Shared()
    switch answer {
    case .impossible(let list, let common):
      status = "impossible"
      explained = list
      shared = common
    case .open(let list, let isProven):
      status = isProven ? "infeasible" : "open"
      broken = list
    case .possible(let replanned, let alternatives, let proven):
      status = "possible"
      found = (replanned, alternatives)
      gap = proven
    }
    func demands(_ causes: [Cause], _ item: Explainer.Explained) -> [Demand] {
      causes.map { cause in
        let words = cause.words(in: festival)
        return Demand(
          rule: cause.rule.rawValue, zh: words.zh, en: words.en,
          isResolvedWithout: item.trials[cause].map { $0 == .resolved })
      }
    }
    func mending(_ repair: Repair) -> Mending {
      Mending(
        kind: "\(repair.kind)", changes: festival.written(repair.changes),
        changed: repair.outcome.difference.changeCount,
        cost: repair.outcome.report.score.softTotal.decimal,
        difference: DifferenceAnswer(repair.outcome.difference, on: festival.clock))
    }
    conflicts = explained.map { item in
      Conflict(
        sessions: item.conflict.sessions.map(\.rawValue),
        interviews: item.conflict.occasions.compactMap(\.interview?.rawValue),
        alike: item.conflict.alike.map(\.identifier),
        isMinimal: item.isMinimal,
        demands: demands(item.conflict.causes, item), given: demands(item.given, item),
        resolvedWithout: Dictionary(
          uniqueKeysWithValues: item.occasionTrials.map {
            ($0.key.identifier, $0.value == .resolved)
          }),
        repairs: item.repairs.map(mending))
    }
    sharedDemands = shared.causes.map { cause in
      let words = cause.words(in: festival)
      return Demand(
        rule: cause.rule.rawValue, zh: words.zh, en: words.en, isResolvedWithout: true)
    }
    further = shared.further.map(Answer.Violation.init)
    sharedRepairs = shared.repairs.map(mending)
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
    bound = gap?.bound?.decimal
    self.gap = gap?.share
  }
}
