// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

// What is in the way, in the office's words: sessions, units and staff by name, never a guest.
extension SessionOptions {
  /// The first obstacle; where a seat stays empty, who had it and that nobody else is free.
  func reason(
    for obstacle: Obstacle, _ activity: Int, among obstacles: [Obstacle]
  ) -> SessionOption.Reason {
    var words = words(for: obstacle)
    let empty = obstacles.last { $0.kind == .seat && $0.seat == obstacle.seat }
    if let seat = obstacle.seat, obstacle.kind != .seat, empty != nil {
      let more = noneFree(for: seat)
      words = LocalizedText(zh: "\(words.zh)；\(more.zh)", en: "\(words.en); \(more.en)")
    }
    return SessionOption.Reason(rule: RuleID.allCases[obstacle.label], words: words)
  }

  /// Who comes instead of whom.
  func reason(
    ofReseating reseatings: [Relocations.Reseating], because obstacle: Obstacle
  ) -> SessionOption.Reason {
    let parts = reseatings.map { reseating -> LocalizedText in
      let old = reseating.from < 0 ? nil : name(ofResource: reseating.from)
      let new = reseating.to < 0 ? nil : name(ofResource: reseating.to)
      switch (old, new) {
      case (let old?, let new?):
        return LocalizedText(zh: "\(old.zh)换为\(new.zh)", en: "\(new.en) instead of \(old.en)")
      case (let old?, nil):
        return LocalizedText(zh: "\(old.zh)不到场", en: "without \(old.en)")
      case (nil, let new?): return LocalizedText(zh: "增加\(new.zh)", en: "with \(new.en)")
      case (nil, nil): preconditionFailure("nobody was chosen for nobody")
      }
    }
    return SessionOption.Reason(
      rule: RuleID.allCases[obstacle.label],
      words: LocalizedText(
        zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", ")))
  }

  private func words(for obstacle: Obstacle) -> LocalizedText {
    let who = obstacle.resource.map { name(ofResource: $0) } ?? LocalizedText(zh: "", en: "")
    let other = obstacle.other.map { name(ofActivity: $0) } ?? LocalizedText(zh: "", en: "")
    switch obstacle.kind {
    case .absence: return absenceWords(obstacle, who)
    case .entry:
      return LocalizedText(zh: "\(who.zh)此时尚未抵达", en: "\(who.en) has not arrived by then")
    case .exit:
      return LocalizedText(zh: "\(who.zh)须在此之前离开", en: "\(who.en) has to leave before its end")
    case .load:
      return LocalizedText(
        zh: "到场人数超过\(who.zh)的容量", en: "more persons come than \(who.en) holds")
    case .overlap, .crowd:
      return isVenue(obstacle.resource)
        ? LocalizedText(zh: "\(who.zh)此时有\(other.zh)", en: "\(who.en) holds \(other.en) then")
        : LocalizedText(zh: "\(who.zh)此时在\(other.zh)", en: "\(who.en) is at \(other.en) then")
    case .gap: return gapWords(obstacle, who, other)
    case .order:
      return LocalizedText(
        zh: "与\(other.zh)的先后或间隔不合规定", en: "the order after or the gap to \(other.en) is not kept")
    case .apart:
      return LocalizedText(
        zh: "须与\(other.zh)同场地", en: "it has to share its venue with \(other.en)")
    case .accord:
      return LocalizedText(
        zh: "与\(other.zh)的关系不合要求", en: "how it has to lie to \(other.en) is not kept")
    case .diary:
      return LocalizedText(
        zh: "\(who.zh)当日工时超过上限", en: "\(who.en) would work too long that day")
    case .seat: return obstacle.seat.map { noneFree(for: $0) } ?? who
    }
  }

  private func gapWords(
    _ obstacle: Obstacle, _ who: LocalizedText, _ other: LocalizedText
  ) -> LocalizedText {
    if let neighbour = obstacle.neighbour {
      let first = name(ofActivity: neighbour)
      return LocalizedText(
        zh: "\(who.zh)从\(first.zh)直接到\(other.zh)的时间不够",
        en: "\(who.en) has too little time from \(first.en) straight to \(other.en)")
    }
    if RuleID.allCases[obstacle.label] == .hc34 {
      return LocalizedText(
        zh: "\(who.zh)在本场与\(other.zh)之间夜间休息不够",
        en: "\(who.en) has too short a night between this and \(other.en)")
    }
    if isVenue(obstacle.resource) {
      return LocalizedText(
        zh: "\(who.zh)在本场与\(other.zh)之间没有足够的转场时间",
        en: "\(who.en) has too little turn-around time between this and \(other.en)")
    }
    return LocalizedText(
      zh: "\(who.zh)在本场与\(other.zh)之间的间歇或路程时间不够",
      en: "\(who.en) has too little time between this and \(other.en)")
  }

  private func absenceWords(_ obstacle: Obstacle, _ who: LocalizedText) -> LocalizedText {
    let span = obstacle.span.map { words(for: $0) } ?? ""
    switch RuleID.allCases[obstacle.label] {
    case .hc05:
      return LocalizedText(zh: "\(who.zh)\(span)关闭", en: "\(who.en) is closed \(span)")
    case .hc26:
      return LocalizedText(
        zh: "\(who.zh)的证件或签证当日无效", en: "\(who.en) has no clearance that day")
    default:
      return LocalizedText(zh: "\(who.zh)\(span)不在", en: "\(who.en) is away \(span)")
    }
  }

  private func words(for span: Range<Int>) -> String {
    func face(_ minutes: Int, withDate: Bool) -> String {
      let time = compiled.time(of: minutes)
      let date = withDate ? "\(festival.clock.date(ofDay: time.day)) " : ""
      return date + festival.clock.clockFace(time)
    }
    let isOneDay =
      compiled.time(of: span.lowerBound).day == compiled.time(of: span.upperBound - 1).day
    return face(span.lowerBound, withDate: true) + "–"
      + face(span.upperBound, withDate: !isOneDay)
  }

  private func isVenue(_ resource: Int?) -> Bool {
    guard let resource else { return false }
    return switch compiled.resources[resource] {
    case .venue, .booths: true
    case .unit, .interpreter, .journalist, .liaison, .person: false
    }
  }

  /// A session or an interview with its key and present times.
  private func name(ofActivity activity: Int) -> LocalizedText {
    let occasion = compiled.activities[activity]
    let name = occasion.name(in: festival)
    let start = compiled.problem.activities[activity].starts[position(of: activity)]
    let end = start + compiled.problem.activities[activity].duration
    let times =
      festival.clock.clockFace(compiled.time(of: start)) + "–"
      + festival.clock.clockFace(compiled.time(of: end))
    let key = occasion.shortName(in: festival)
    return LocalizedText(
      zh: "“\(name.zh)”（\(key)，\(times)）", en: "“\(name.en)” (\(key), \(times))")
  }

  private func name(ofResource resource: Int) -> LocalizedText {
    switch compiled.resources[resource] {
    case .unit(let id):
      let name = festival.unit(id).name
      return LocalizedText(zh: "\(name.zh)（\(id)）", en: "\(name.en) (\(id))")
    case .venue(let id): return festival.venue(id).name
    case .booths(let id):
      let name = festival.venue(id).name
      return LocalizedText(zh: "\(name.zh)的采访间", en: "the interview booths of \(name.en)")
    case .interpreter(let id): return LocalizedText(zh: "翻译 \(id)", en: "interpreter \(id)")
    case .journalist(let id): return LocalizedText(zh: "记者 \(id)", en: "journalist \(id)")
    case .liaison(let id):
      return LocalizedText(zh: "联络员 \(id)", en: "liaison officer \(id)")
    case .person(let number): return festival.persons[number].rows
    }
  }

  private func noneFree(for seat: Int) -> LocalizedText {
    switch compiled.seats[seat] {
    case .interpreter(let need, _):
      LocalizedText(
        zh: "没有其他空闲的 \(need.language) 翻译（\(need.mode.rawValue)）",
        en: "no other interpreter for \(need.language) (\(need.mode.rawValue)) is free")
    case .interviewInterpreter:
      LocalizedText(zh: "没有其他空闲的翻译", en: "no other interpreter is free")
    case .liaison:
      LocalizedText(zh: "没有其他空闲的联络员", en: "no other liaison officer is free")
    case .journalist, .interviewJournalist:
      LocalizedText(zh: "没有其他空闲的记者", en: "no other journalist is free")
    case .person(let number):
      LocalizedText(
        zh: "\(festival.persons[number].rows.zh) 是同一人，不得空",
        en: "\(festival.persons[number].rows.en) are one person, who is not free")
    case .optional, .opening:
      LocalizedText(zh: "没有其他可以入席的单元", en: "no other unit can take the seat")
    }
  }
}
