// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  /// The stretch from the first day's midnight to the end of the last day, which may be in the night.
  private var festivalSpan: TimeSpan {
    TimeSpan(
      start: LocalTime(0), end: LocalTime(file.dayCount * LocalTime.minutesPerDay) + file.dayEnd)
  }

  /// A date and time; `nil` for an empty cell or after a finding.
  func time(_ row: Row, _ column: String) -> LocalTime? {
    row.isEmpty(column) ? nil : time(row.text(column), row, column)
  }

  private func time(_ text: String, _ row: Row, _ column: String) -> LocalTime? {
    if text.utf8.count <= 25, let time = parts.clock.parse(DateCell.plainMoments(text)) {
      // Years away from the festival are typing errors, and keep arithmetic on times small.
      guard file.clock == nil || abs(time.day) <= 730 else {
        reportOutside(text, row, column)
        return nil
      }
      guard file.clock == nil || !parts.clock.isDoubtful(time) else {
        row.add(
          .doubtfulTime,
          column,
          LocalizedText(
            zh: "\(quotedZh(text))正逢时钟调整，当天没有或出现两次",
            en: "The clock does not show \(quoted(text)) exactly once"),
          remedy: LocalizedText(
            zh: "请选时钟调整之前或之后的时间", en: "Choose a time before or after the change of clocks")
        )
        return nil
      }
      return time
    }
    row.add(
      .badTime,
      column,
      LocalizedText(zh: "\(quotedZh(text))不是日期和时间", en: "\(quoted(text)) is not a date and time"),
      remedy: LocalizedText(
        zh: "请写成 \(parts.clock.iso8601(LocalTime(day: 0, timeOfDay: 600)))",
        en: "Write it like \(parts.clock.iso8601(LocalTime(day: 0, timeOfDay: 600)))")
    )
    return nil
  }

  /// Reports what would end at a time that clocks show twice.
  func checkEnd(_ row: Row, of length: Minutes, from start: LocalTime) {
    guard file.clock != nil else { return }
    let end = parts.clock.changes(dayCount: file.dayCount).time(length, after: start)
    guard parts.clock.isDoubtful(end) else { return }
    let face = parts.clock.clockFace(end)
    row.add(
      .doubtfulTime,
      "pinned",
      LocalizedText(
        zh: "该场次将在 \(face) 结束，当天时钟调整，这一时刻出现两次",
        en: "The session would end at \(face), which the clock shows twice that day"),
      remedy: LocalizedText(
        zh: "请改开始时间或时长，避开重复的时段",
        en: "Start it at another time, or make it longer or shorter")
    )
  }

  /// A moment on one of the festival's days.
  func festivalTime(_ row: Row, _ column: String) -> LocalTime? {
    guard let time = time(row, column) else { return nil }
    if !file.hasDays || (festivalSpan.start <= time && time < festivalSpan.end) {
      return time
    }
    reportOutside(row.text(column), row, column)
    return nil
  }

  /// When somebody is free: stretches of the festival's days and of the night after, or `never`.
  ///
  /// A stretch of no length stands for never, because no stretch means always.
  func availability(_ row: Row) -> [TimeSpan] {
    guard row.text("available") != AvailabilityText.never else {
      return [TimeSpan(start: LocalTime(0), end: LocalTime(0))]
    }
    let end = festivalSpan.end + Minutes(LocalTime.minutesPerDay)
    return windows(row, "available", inside: TimeSpan(start: LocalTime(0), end: end))
  }

  /// Stretches of the festival's days, written `start/end|start/end`.
  func windows(_ row: Row, _ column: String) -> [TimeSpan] {
    windows(row, column, inside: festivalSpan)
  }

  private func windows(_ row: Row, _ column: String, inside whole: TimeSpan) -> [TimeSpan] {
    row.list(column).compactMap { text in
      let ends = DateCell.plainMoments(text).split(separator: "/", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        row.add(
          .badWindow,
          column,
          LocalizedText(zh: "\(quotedZh(text))不是时间窗", en: "\(quoted(text)) is not a window"),
          remedy: LocalizedText(
            zh: "请写成 开始/结束，多个时间窗之间用 | 分隔", en: "Write start/end, and | between two windows")
        )
        return nil
      }
      guard let start = time(trimmed(String(ends[0])), row, column),
        let end = time(trimmed(String(ends[1])), row, column)
      else { return nil }
      guard start < end else {
        row.add(
          .badWindow,
          column,
          LocalizedText(
            zh: "时间窗\(quotedZh(text))的结束早于开始",
            en: "The window \(quoted(text)) ends before it starts"),
          remedy: LocalizedText(zh: "请把较早的时间写在前面", en: "Put the earlier time first")
        )
        return nil
      }
      let window = TimeSpan(start: start, end: end)
      guard !file.hasDays || whole.contains(window) else {
        reportOutside(text, row, column)
        return nil
      }
      return window
    }
  }

  /// Whether so much time passes in a stretch; by the clock where none is known.
  private func holds(_ span: TimeSpan, _ length: Minutes) -> Bool {
    guard file.clock != nil else { return span.duration >= length }
    return parts.clock.changes(dayCount: file.dayCount)
      .elapsed(from: span.start, to: span.end) >= length
  }

  /// Windows of which one at least must hold `length`.
  func windows(_ row: Row, holding length: Minutes, of noun: LocalizedText) -> [TimeSpan]? {
    guard row.filled("windows") != nil else { return nil }
    let windows = windows(row, "windows")
    if windows.isEmpty { return nil }
    if windows.contains(where: { holds($0, length) }) { return windows }
    row.add(
      .windowTooShort,
      "windows",
      LocalizedText(
        zh: "该\(noun.zh)没有一个时间窗够 \(length.rawValue) 分钟",
        en: "No window of the \(noun.en) is \(length.rawValue) minutes long"),
      remedy: LocalizedText(
        zh: "请放宽时间窗，或缩短该\(noun.zh)", en: "Widen a window or shorten the \(noun.en)")
    )
    return nil
  }

  /// In which hours a session lies as a whole, and by when it ends.
  func hours(_ row: Row, lasting length: Minutes) -> (within: [TimeSpan], endBy: Minutes?) {
    let within = windows(row, "within")
    if !within.isEmpty, !within.contains(where: { holds($0, length) }) {
      row.add(
        .windowTooShort,
        "within",
        LocalizedText(
          zh: "该场次没有一个时段够 \(length.rawValue) 分钟",
          en: "None of the session's hours are \(length.rawValue) minutes long"),
        remedy: LocalizedText(zh: "请放宽时段，或缩短该场次", en: "Widen them or shorten the session")
      )
    }
    return (within, row.timeOfDayOrNight("ends_by"))
  }

  /// Windows of which one at least must hold a start on the grid.
  func startWindows(_ row: Row) -> [TimeSpan]? {
    guard row.filled("windows") != nil else { return nil }
    let windows = windows(row, "windows")
    if windows.isEmpty { return nil }
    let grid = max(1, file.grid.rawValue)
    let holdsStart = windows.contains { window in
      (window.start.rawValue + grid - 1) / grid * grid < window.end.rawValue
    }
    if holdsStart || !row.isEmpty("pinned") { return windows }
    row.add(
      .windowTooShort,
      "windows",
      LocalizedText(
        zh: "该场次的时间窗中没有 \(grid) 分钟的整点可以开始",
        en: "No window of the session holds a start on the grid of \(grid) minutes"),
      remedy: LocalizedText(zh: "请放宽时间窗", en: "Widen a window")
    )
    return nil
  }

  private func reportOutside(_ text: String, _ row: Row, _ column: String) {
    row.add(
      .outsideFestival,
      column,
      LocalizedText(
        zh: "\(quotedZh(text))不在活动日期之内", en: "\(quoted(text)) lies outside the festival's days"),
      remedy: LocalizedText(
        zh: "请更正，或更正 \(TableSchema.festivalFile) 中的 first_day 和 days",
        en: "Correct it, or 'first_day' and 'days' in \(TableSchema.festivalFile)")
    )
  }
}
