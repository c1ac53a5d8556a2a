// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads the times of a programme file.
enum ProgrammeTime {
  static func read(
    _ text: String,
    at place: Finding.Location,
    festival: Festival,
    log: FindingLog
  ) -> LocalTime? {
    // Years away from the festival are typing errors, and keep arithmetic on times small.
    if text.utf8.count <= 25, let time = festival.clock.parse(text), abs(time.day) <= 730 {
      guard festival.clock.isDoubtful(time) else { return time }
      log.add(
        .doubtfulTime,
        at: place,
        LocalizedText(
          zh: "\(quotedZh(text))正逢时钟调整，当天没有或出现两次",
          en: "The clock does not show \(quoted(text)) exactly once"),
        remedy: LocalizedText(
          zh: "请选时钟调整之前或之后的时间", en: "Choose a time before or after the change of clocks")
      )
      return nil
    }
    log.add(
      .badTime,
      at: place,
      LocalizedText(
        zh: "\(quotedZh(text))不是活动前后的日期和时间",
        en: "\(quoted(text)) is not a date and time near the festival"),
      remedy: LocalizedText(
        zh: "请写成 \(festival.clock.iso8601(LocalTime(day: 0, timeOfDay: 600)))",
        en: "Write it like \(festival.clock.iso8601(LocalTime(day: 0, timeOfDay: 600)))")
    )
    return nil
  }
}
