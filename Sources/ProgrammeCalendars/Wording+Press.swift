// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Phrases of interviews and of the press.
extension Wording {
  func interviewTitle(_ names: [String]) -> String {
    let all = names.joined(separator: " — ")
    return say("专访：\(all)", "Interview: \(all)", "単独取材：\(all)", "단독 인터뷰: \(all)")
  }

  func interview(_ subject: String, _ outlet: String, _ key: String?) -> String {
    let number = key.map { say("（\($0)）", " (\($0))", "（\($0)）", " (\($0))") } ?? ""
    return say(
      "\(outlet)一对一专访\(subject)\(number)。",
      "One-to-one interview of \(subject) by \(outlet)\(number).",
      "\(outlet)による\(subject)の単独取材\(number)。", "\(outlet)의 \(subject) 단독 인터뷰\(number).")
  }

  func interviewLanguage(_ code: String, isInterpreted: Bool) -> String {
    let name = Self.languageName(code)[language]
    if isInterpreted {
      return say(
        "采访语言：\(name)，配交替传译。", "Language: \(name), with consecutive interpreting.",
        "取材の言語：\(name)（逐次通訳付き）。", "인터뷰 언어: \(name)(순차 통역 제공).")
    }
    return say(
      "采访语言：\(name)。", "Language: \(name).", "取材の言語：\(name)。", "인터뷰 언어: \(name).")
  }

  func slotTitle(_ kind: String, _ session: String) -> String {
    let name = slotKind(kind)
    return say(
      "\(name)：\(session)", "\(name): \(session)", "\(name)：\(session)", "\(name): \(session)")
  }

  func slot(_ kind: String, _ key: String?, _ session: String) -> String {
    let name = slotKind(kind)
    let of = key.map { say("\($0)，", "\($0), ", "\($0)、", "\($0), ") } ?? ""
    return say(
      "\(name)（\(of)场次 \(session)）。", "\(name) (\(of)session \(session)).",
      "\(name)（\(of)プログラム \(session)）。", "\(name)(\(of)일정 \(session)).")
  }

  func inPlace(_ time: String, gate: String?) -> String {
    guard let gate else {
      return say(
        "请于 \(time) 前就位。", "Be in place by \(time).", "\(time) までに配置についてください。",
        "\(time)까지 자리에 있어 주십시오.")
    }
    return say(
      "入口 \(gate) 关闭，请于此前入场，\(time) 前就位。",
      "The gate closes at \(gate); be through it before then and in place by \(time).",
      "入口は \(gate) に閉まります。それまでに入場し、\(time) までに配置についてください。",
      "출입구는 \(gate)에 닫힙니다. 그 전에 입장하여 \(time)까지 자리에 있어 주십시오.")
  }

  func pressPlaces(_ count: Int) -> String {
    let all = persons(count)
    return say(
      "贵媒体名额：\(all)。", "Places for your outlet: \(all).", "貴社の定員：\(all)。", "귀사 정원: \(all).")
  }

  /// What reporters do in a slot of a kind; unknown kinds are called coverage.
  private func slotKind(_ kind: String) -> String {
    switch kind {
    case "spray": say("开场拍摄", "Photo spray", "冒頭撮影", "모두 촬영")
    case "pool": say("联合采访组拍摄", "Pool coverage", "代表取材", "풀 취재")
    case "riser": say("记者台拍摄", "Press riser", "記者台での撮影", "취재석 촬영")
    case "live": say("现场直播", "Live broadcast", "生中継", "생중계")
    case "press": say("联合采访会", "Press conference", "共同会見", "합동 기자회견")
    case "briefing": say("媒体吹风会", "Press briefing", "記者ブリーフィング", "언론 브리핑")
    case "photo": say("图片拍摄", "Photo call", "写真撮影", "사진 촬영")
    case "famtrip": say("媒体采风", "Media tour", "プレスツアー", "미디어 투어")
    default: say("采访", "Coverage", "取材", "취재")
    }
  }
}
