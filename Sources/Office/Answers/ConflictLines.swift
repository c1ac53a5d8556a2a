// SPDX-License-Identifier: Apache-2.0

import Changes
package import Explanation
package import FestivalModel
import Planner
import ProgrammeChecker

/// An explanation in a dozen lines, in what is spoken; everything else is counted.
///
/// One language alone leaves room for twice as many conflicts and repairs.
package enum ConflictLines {
  /// Lines of a whole answer, whatever there is to say.
  package static let most = 12
  private static var mostConflicts: Int { 4 / Speech.languages.count }
  private static let mostDemands = 6
  private static let mostNames = 3

  /// At most ``most`` lines; `asked` is the session that the question was about.
  package static func of(
    _ answer: Explainer.Answer, in festival: Festival, asked: Session.ID? = nil
  ) -> [String] {
    switch answer {
    case .impossible(let conflicts, let shared):
      return lines(of: answer, conflicts, shared, in: festival, asked)
    case .open, .possible:
      let all = ExplanationLines.of(answer, in: festival, asked: asked)
      let more = all.count - most
      return more <= 1
        ? all
        : Array(all.prefix(most - 1)) + [
          Speech.words(
            "……（另有 \(more + 1) 行，--all 显示全部）", "… (\(more + 1) more lines with --all)")
        ]
    }
  }

  /// As many as stand in one line.
  private static let mostInProgress = 6

  /// What is known while the answer is still sought, in one line.
  package static func progress(_ layer: Explainer.Layer, in festival: Festival) -> String {
    switch layer {
    case .clash(let occasions):
      Speech.words("冲突", "Conflict") + Speech.colon
        + occasions.prefix(mostInProgress).map { $0.shortName(in: festival) }
        .joined(separator: " × ")
        + (occasions.count > mostInProgress ? " … (+\(occasions.count - mostInProgress))" : "")
    case .conflicts(let conflicts):
      progress(conflicts.count, demands: conflicts.reduce(0) { $0 + $1.causes.count })
    }
  }

  private static func progress(_ conflicts: Int, demands: Int) -> String {
    Speech.words(
      "冲突 \(conflicts) 处，要求 \(demands) 项",
      "\(Speech.counted(conflicts, "conflict")), \(Speech.counted(demands, "demand"))")
  }

  private static func lines(
    of answer: Explainer.Answer, _ conflicts: [Explainer.Explained], _ shared: Explainer.Shared,
    in festival: Festival, _ asked: Session.ID?
  ) -> [String] {
    let repairs = answer.numberedRepairs
    let count = conflicts.count
    var lines = [
      count == 1
        ? Speech.words("没有可行日程", "No programme can exist")
        : Speech.words(
          "没有可行日程：\(count) 处冲突", "No programme can exist: \(count) conflicts")
    ]
    for conflict in conflicts.prefix(mostConflicts) {
      lines += self.lines(of: conflict, in: festival)
    }
    let footer = self.footer(
      conflicts, shared, hasRepairs: !repairs.isEmpty, mendsAll: answer.mendsAll)
    // Each repair takes a line in each language.
    let room = max(0, (most - lines.count - footer.count) / Speech.languages.count)
    for (index, repair) in repairs.prefix(room).enumerated() {
      lines += self.lines(of: repair, number: index + 1, in: festival, asked)
    }
    return lines + footer
  }

  private static func lines(
    of explained: Explainer.Explained, in festival: Festival
  ) -> [String] {
    let words = ConflictSentences(explained, in: festival)
    let count = explained.conflict.occasions.count + explained.givenOccasions.count
    let alike = explained.conflict.alike.count
    // One more takes no more room than to count it.
    let more = words.demands.count > mostDemands + 1 ? words.demands.count - mostDemands : 0
    let demands = words.demands.dropLast(more)
    let zh =
      demands.map(\.zh).joined(separator: "；") + (more > 0 ? "；另有\(more)项要求" : "")
    let en =
      demands.map(\.en).joined(separator: "; ") + (more > 0 ? "; and \(more) more demands" : "")
    return Speech.lines(
      "  \(words.occasions.zh)\(count > 1 ? "不能并存" : "无法安排")"
        + (alike > 0 ? "（另有\(alike)场同因）" : "") + "：\(zh)。"
        + (explained.isMinimal ? "" : "（尚未证明缺一不可）"),
      "  \(words.occasions.en) \(count > 1 ? "cannot all take place" : "cannot take place")"
        + (alike > 0 ? " (nor \(Speech.counted(alike, "other")), for the same reason)" : "")
        + ": \(en)."
        + (explained.isMinimal ? "" : " (Not yet proven minimal.)"))
  }

  private static func lines(
    of repair: Repair, number: Int, in festival: Festival, _ asked: Session.ID?
  ) -> [String] {
    let words = festival.words(for: repair.changes)
    let repaired = festival.applying(repair.changes)
    let moves = repair.outcome.difference.moves
    let told = names(of: moves, in: repaired)
    let keys = moves.prefix(mostNames).map(\.name)
    let rest = moves.count - keys.count
    var zh = words.map(\.zh).joined(separator: "；")
    var en = words.map(\.en).joined(separator: "; ")
    let placed = repair.outcome.programme.sessions.first { $0.id == asked }
    if let placed, repaired.hasSession(placed.id) {
      let moment =
        "\(repaired.clock.date(ofDay: placed.start.day)) "
        + repaired.clock.clockFace(placed.start)
      zh += "；\(repaired.session(placed.id).name.zh)即在 \(moment)"
      en += "; then \(repaired.session(placed.id).name.en) is \(moment)"
    }
    if moves.isEmpty {
      zh += "；其余不动"
      en += "; nothing else moves"
    } else {
      zh +=
        "；改动 \(keys.joined(separator: "、"))" + (rest > 0 ? " 等\(moves.count)场" : "")
        + "，通知\(told.zh)"
      en +=
        "; moves \(keys.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : "")
        + ", to be told to \(told.en)"
    }
    let codes = festival.written(repair.changes).joined(separator: "; ")
    let ends = Speech.languages.contains(.en) ? "" : "（\(codes)）"
    return Speech.lines(
      "  办法 \(number)：\(zh)。\(ends)", "  Repair \(number): \(en). [\(codes)]")
  }

  /// Everybody for whom something moves, the first by name.
  private static func names(
    of moves: [ProgrammeDifference.Move], in festival: Festival
  ) -> LocalizedText {
    var names: [LocalizedText] = []
    func add(_ name: LocalizedText) { if !names.contains(name) { names.append(name) } }
    for move in moves {
      for unit in move.units where festival.hasUnit(unit) { add(festival.unit(unit).name) }
      for outlet in move.outlets where festival.hasOutlet(outlet) {
        add(festival.outlet(outlet).name)
      }
      let staff = move.journalists.map(\.rawValue) + move.interpreters.map(\.rawValue)
      for id in staff + move.officers.map(\.rawValue) { add(LocalizedText(zh: id, en: id)) }
    }
    let few = names.prefix(mostNames)
    let rest = names.count - few.count
    return LocalizedText(
      zh: few.map(\.zh).joined(separator: "、") + (rest > 0 ? "等\(names.count)方" : ""),
      en: few.map(\.en).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
  }

  /// What was left out, counted.
  private static func footer(
    _ conflicts: [Explainer.Explained], _ shared: Explainer.Shared, hasRepairs: Bool,
    mendsAll: Bool
  ) -> [String] {
    var zh: [String] = []
    var en: [String] = []
    if !hasRepairs {
      zh.append(shared.isRestPlanned ? "没有试出可行的办法" : "没有试出可行的办法：其余部分限时内也未排出")
      en.append(
        shared.isRestPlanned
          ? "no repair was found"
          : "no repair was found, as the rest was not planned in time either")
    } else if !mendsAll {
      zh.append("每个办法只解决一处冲突")
      en.append("each repair mends one of the conflicts only")
    }
    let hidden = max(0, conflicts.count - mostConflicts) + shared.further.count
    if hidden > 0 {
      zh.append("另有\(hidden)处未列")
      en.append("\(hidden) more not listed")
    }
    let untested = conflicts.reduce(0) { $0 + $1.untestedCount }
    if untested > 0 {
      zh.append("\(untested)项未及在全日程中逐一检验")
      en.append(
        "\(Speech.counted(untested, "demand")) \(untested == 1 ? "was" : "were") not tried one by one "
          + "on the whole programme in time")
    }
    return [
      "  "
        + Speech.words(
          (zh + ["--all 显示全部"]).joined(separator: "；"),
          (en + ["--all shows everything"]).joined(separator: "; "))
    ]
  }
}
