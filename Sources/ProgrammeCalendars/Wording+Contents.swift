// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Phrases of what sessions show, and of who contributes to it.
extension Wording {
  /// From set-up to tear-down.
  func held(_ span: TimeSpan, _ clock: FestivalClock) -> String {
    let time = stretch(span, clock)
    return say(
      "场地占用（含搭台、拆台）：\(time)。", "Venue held, set-up and tear-down included: \(time).",
      "会場使用（設営・撤去を含む）：\(time)。", "장소 사용(설치·철거 포함): \(time).")
  }

  func minutes(_ count: Int) -> String {
    say("\(count)分钟", "\(count) min", "\(count)分", "\(count)분")
  }

  /// Such as `《静园》（法语，98分钟，导演：《静园》导演）`.
  func content(_ title: String, details: [String], link: String) -> String {
    let details = details.joined(separator: say("，", ", ", "、", ", "))
    let brackets =
      details.isEmpty ? "" : say("（\(details)）", " (\(details))", "（\(details)）", " (\(details))")
    return quoted(title) + brackets + (link.isEmpty ? "" : " \(link)")
  }

  /// A title in the marks of the language, where it has none of its own.
  func quoted(_ title: String) -> String {
    let hasOwn = title.first.map { "《〈『「“‘<\"".contains($0) } ?? false
    return hasOwn ? title : say("《\(title)》", "“\(title)”", "『\(title)』", "‘\(title)’")
  }

  func role(_ role: ProgrammeItem.Role) -> String {
    switch role {
    case .director: say("导演", "director", "監督", "감독")
    case .cast: say("主演", "cast", "出演者", "출연진")
    case .author: say("作者", "author", "作者", "작가")
    case .performer: say("演出者", "performer", "演奏・出演", "공연자")
    case .speaker: say("演讲人", "speaker", "講演者", "연사")
    case .chair: say("主席", "chair", "座長", "좌장")
    case .moderator: say("主持人", "moderator", "司会", "사회자")
    case .jury: say("评委", "member of the jury", "審査員", "심사위원")
    case .discussant: say("映后交流嘉宾", "guest of the discussion", "質疑応答ゲスト", "관객과의 대화 게스트")
    }
  }

  /// Such as `导演：某某` or `director: …`.
  func contributor(_ role: ProgrammeItem.Role, _ name: String) -> String {
    let trade = self.role(role)
    return say("\(trade)：\(name)", "\(trade): \(name)", "\(trade)：\(name)", "\(trade): \(name)")
  }

  /// What one is to an item: `《静园》导演`, `director of “Quiet Garden”`.
  func contribution(_ role: ProgrammeItem.Role, to title: String) -> String {
    let (trade, title) = (self.role(role), quoted(title))
    return say("\(title)\(trade)", english(role, title), "\(title)\(trade)", "\(title) \(trade)")
  }

  private func english(_ role: ProgrammeItem.Role, _ title: String) -> String {
    switch role {
    case .director: "director of \(title)"
    case .cast: "member of the cast of \(title)"
    case .author: "author of \(title)"
    case .performer: "performer in \(title)"
    case .speaker: "speaker on \(title)"
    case .chair: "chair of \(title)"
    case .moderator: "moderator of \(title)"
    case .jury: "member of the jury for \(title)"
    case .discussant: "guest of the discussion after \(title)"
    }
  }

  func contributes(_ parts: [String], isAlone: Bool, _ key: String?) -> String {
    let all = list(parts)
    return say(
      "\(isAlone ? "您" : "贵方")以\(all)身份出席\(mark(key))。", "You attend as \(all)\(mark(key)).",
      "\(all)としてご出席いただきます\(mark(key))。",
      "\(all)\(Self.particle(after: all, "으로", "로")) 참석하십니다\(mark(key)).")
  }
}
