// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// Where else a session could be, for a person to read.
package enum OptionLines {
  private static let best = 3
  private static let obstacles = 3

  /// Where the session is, the best of where it could be, and what stands in the way most often; all of it with `all`.
  package static func of(
    _ options: [SessionOption], for id: Session.ID, of programme: Programme, in festival: Festival,
    all: Bool
  ) -> [String] {
    let session = festival.session(id)
    let present = programme.sessions.first { $0.id == id }
    var lines = [Speech.languages.spoken(session.name) + Speech.bracketed(session.key)]
    if let present {
      lines.append(
        "  \(Speech.words("现在", "now"))\(Speech.colon)\(place(present.start, present.venue, festival))"
      )
    }
    let elsewhere = options.filter { $0.start != present?.start || $0.venue != present?.venue }
    guard !elsewhere.isEmpty else {
      return lines + [
        "  " + Speech.words("时间、场地已定，别无选择", "Fixed: no other start or venue is admissible")
      ]
    }
    if all { return lines + options.map { "  \(line(of: $0, festival))" } }
    let free = elsewhere.filter(\.verdict.isFree).enumerated().sorted {
      ($0.element.points ?? .zero, $0.offset) < ($1.element.points ?? .zero, $1.offset)
    }
    for (number, option) in free.prefix(best).enumerated() {
      lines.append("  \(number + 1). \(line(of: option.element, festival))")
    }
    let moving = elsewhere.filter { $0.others != nil }.enumerated().sorted {
      ($0.element.others ?? 0, $0.offset) < ($1.element.others ?? 0, $1.offset)
    }
    for option in moving.prefix(max(0, best - free.count)) {
      lines.append("  ⇄ \(line(of: option.element, festival))")
    }
    lines.append("  \(Speech.languages.spoken(counts(elsewhere)))")
    return lines + commonest(elsewhere)
  }

  private static func place(
    _ start: LocalTime, _ venue: Venue.ID, _ festival: Festival
  ) -> String {
    "\(festival.clock.date(ofDay: start.day)) \(festival.clock.clockFace(start)) "
      + Speech.languages.spoken(festival.venue(venue).name)
  }

  private static func line(of option: SessionOption, _ festival: Festival) -> String {
    var text = "\(place(option.start, option.venue, festival))  \(mark(of: option))"
    if !option.rules.isEmpty {
      let parts = option.rules.keys.sorted().map {
        "\($0.rawValue) \(signed(option.rules[$0] ?? .zero))"
      }
      text += Speech.bracketed(parts.joined(separator: Speech.comma))
    }
    if let reason = option.reason {
      text += "  \(Speech.languages.spoken(reason.words))\(Speech.bracketed(reason.rule.rawValue))"
    }
    return text
  }

  private static func mark(of option: SessionOption) -> String {
    switch option.verdict {
    case .better, .same, .dearer: signed(option.points ?? .zero)
    case .others:
      option.others.map {
        "⇄ "
          + Speech.words(
            "其他改动 \($0) 处", "\(Speech.counted($0, "change")) of others")
      } ?? "⇄"
    case .forbidden: "✕"
    }
  }

  private static func signed(_ points: Points) -> String {
    points > .zero ? "+\(points)" : points < .zero ? "\(points)" : "0"
  }

  private static func counts(_ options: [SessionOption]) -> LocalizedText {
    func count(_ verdict: SessionOption.Verdict) -> Int {
      options.count { $0.verdict == verdict }
    }
    let (better, same, dearer) = (count(.better), count(.same), count(.dearer))
    let (others, forbidden) = (count(.others), count(.forbidden))
    return LocalizedText(
      zh:
        "其他 \(options.count) 处：更好 \(better)，相当 \(same)，更差 \(dearer)，须动其他场次 \(others)，不行 \(forbidden)",
      en: "\(options.count) others: \(better) better, \(same) as good, \(dearer) dearer, "
        + "\(others) if others move, \(forbidden) forbidden")
  }

  /// What stands in the way most often.
  private static func commonest(_ options: [SessionOption]) -> [String] {
    var counts: [SessionOption.Reason: Int] = [:]
    for option in options where !option.verdict.isFree {
      if let reason = option.reason { counts[reason, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key.words.en) < ($0.value, $1.key.words.en) }
      .prefix(obstacles).map {
        "  \($0.value) × \(Speech.languages.spoken($0.key.words))"
          + Speech.bracketed($0.key.rule.rawValue)
      }
  }
}
