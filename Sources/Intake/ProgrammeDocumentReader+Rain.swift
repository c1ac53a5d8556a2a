// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

extension ProgrammeDocumentReader {
  /// Plans for the rain, in order of days.
  func wetDays(_ entries: [String: [ProgrammeDocument.WetEntry]]) -> [WetDay] {
    entries.keys.sorted().compactMap { date in
      let path = "wet[\(date)]"
      let day = day(date, path)
      let list = entries[date] ?? []
      checkUnique(list.map(\.session), path)
      let plans = list.enumerated().compactMap { wetEntry($1, "\(path)[\($0)]") }
      return day.map { WetDay(day: $0, entries: plans) }
    }
  }

  private func wetEntry(_ entry: ProgrammeDocument.WetEntry, _ path: String) -> WetDay.Entry? {
    let session = known(Session.ID(entry.session), Noun.session, path, festival.hasSession)
    guard let kind = Session.WetPlan.Kind(rawValue: entry.kind) else {
      add(
        .unknownWord, path,
        LocalizedText(
          zh: "雨天方案是\(quotedZh(entry.kind))", en: "The plan for the rain is \(quoted(entry.kind))"),
        LocalizedText(zh: "请用 move、symbolic 或 cancel", en: "Use move, symbolic or cancel"))
      return nil
    }
    guard kind != .cancel else {
      return session.map { WetDay.Entry(session: $0, plan: .cancel, start: nil) }
    }
    guard let name = entry.venue, let text = entry.start else {
      add(
        .valueMissing, path,
        LocalizedText(zh: "雨天方案缺少场地或时间", en: "The plan for the rain lacks a venue or a start"),
        LocalizedText(zh: "请填写 venue 和 start", en: "State 'venue' and 'start'"))
      return nil
    }
    let venue = known(Venue.ID(name), Noun.venue, path, festival.hasVenue)
    let start = time(text, "\(path).start")
    guard let session, let venue, let start else { return nil }
    return WetDay.Entry(
      session: session, plan: kind == .move ? .move(venue) : .symbolic(venue), start: start)
  }

  /// The days in force, and the programme to go back to.
  func weather(_ entry: ProgrammeDocument.RainEntry) -> Programme.Weather {
    let days = entry.days.compactMap { day($0, "rain.days") }
    guard case .document(let document) = entry.dry, !days.isEmpty else { return .dry }
    return .rain(days: days.sorted(), dry: programme(document))
  }

  private func day(_ text: String, _ path: String) -> Int? {
    let day = CivilDate(text)?.days(since: festival.clock.firstDay)
    if let day, (0...festival.dayCount).contains(day) { return day }
    add(
      .badDate, path,
      LocalizedText(
        zh: "\(quotedZh(text))不是活动的日期", en: "\(quoted(text)) is no day of the festival"),
      LocalizedText(zh: "请写成 2018-03-28", en: "Write it like 2018-03-28"))
    return nil
  }

  /// What the file says it was judged, so that it is written again as it was; a judgement that breaks hard rules, or names
  /// a rule nobody knows, counts for nothing.
  func score(_ entry: ProgrammeDocument.ScoreEntry) -> Score? {
    guard entry.hard == 0 else { return nil }
    var soft: [RuleID: Points] = [:]
    for (name, points) in entry.rules {
      guard let rule = RuleID(rawValue: name), let tenths = tenths(points) else { return nil }
      soft[rule] = Points(rawValue: tenths * Self.tenth)
    }
    // Each number of the file is rounded by itself: the parts are moved within their rounding to give the sum.
    guard let total = tenths(entry.soft) else { return nil }
    var rest = total * Self.tenth - soft.values.reduce(0) { $0 + $1.rawValue }
    for rule in soft.keys.sorted() where rest != 0 {
      let step = max(-Self.rounding, min(Self.rounding, rest))
      soft[rule, default: .zero] = Points(rawValue: (soft[rule] ?? .zero).rawValue + step)
      rest -= step
    }
    return rest == 0 ? Score(hard: [:], soft: soft) : nil
  }

  private static let tenth = Points.perPoint / 10
  /// What a number may be off without being written otherwise.
  private static let rounding = tenth / 2 - 1

  private func tenths(_ points: Decimal) -> Int? {
    guard abs(points) < 1_000_000_000 else { return nil }
    return NSDecimalNumber(decimal: points * 10).intValue
  }
}
