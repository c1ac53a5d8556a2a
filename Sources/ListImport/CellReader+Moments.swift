// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// Cells that hold days, hours, or a whole journey.
extension CellReader {
  func moment(
    _ text: String, _ field: ListField, _ kind: ListCell.Kind, mayBeClock: Bool
  ) -> Outcome {
    if none(text) { return Outcome() }
    let plain = dates.read(text, mayBeClock: mayBeClock)
    // What stands in brackets is dropped, as weekdays are; a flight is more than that.
    let mayBeJourney = plain == .failure(.unreadable) || text.utf8.contains(UInt8(ascii: "("))
    if mayBeJourney, let journey = JourneyText(text, dates) {
      return outcome(of: journey.moment, journey, text, kind)
    }
    switch plain {
    case .success(let reading): return outcome(of: reading, nil, text, kind)
    case .failure(let reason): return refusal(reason, text, field, mayBeClock: mayBeClock)
    }
  }

  /// A flight or train, with its day and hour where they stand in the same cell.
  func carrier(_ text: String, _ field: ListField) -> Outcome {
    if none(text) { return Outcome(value: "") }
    let plain = Outcome(value: text.uppercased())
    // Only a time or a day makes more of it than a number.
    guard text.utf8.count > 6, text.utf8.count <= 80, text.contains(" ") || text.contains(":"),
      let journey = JourneyText(
        Self.withOneHour(text, isArrival: field == .arriveBy), dates, mayLackDay: true)
    else { return plain }
    return outcome(of: journey.moment, journey, text, .text)
  }

  /// `09:10-13:00`, `09:10/13:00+1` are when a flight leaves and when it lands.
  private static func withOneHour(_ text: String, isArrival: Bool) -> String {
    let hours =
      /([0-2]?[0-9][:：][0-5][0-9])\s*(?:[-–—~～\/至到→]|->)+\s*([0-2]?[0-9][:：][0-5][0-9](?:\+[12])?)/
    let matches = text.matches(of: hours)
    guard matches.count == 1 else { return text }
    return text.replacing(hours) { isArrival ? $0.output.2 : $0.output.1 }
  }

  /// Keeps a journey of a flight's column; what a column of its own says counts for more.
  func applyCarrier(_ outcome: Outcome, _ field: ListField, _ record: inout ListRecord) {
    let isArrival = field == .arriveBy
    guard let carrier = outcome.carrier else {
      if let value = outcome.value { record[field] = value }
      return
    }
    record[field] = carrier
    let date: ListField = isArrival ? .arriveDate : .departDate
    let time: ListField = isArrival ? .arriveTime : .departTime
    let wasDated = record.filled(date) != nil
    for (column, value) in [(date, outcome.value), (time, outcome.extra)] {
      guard let value else { continue }
      guard let stated = record.filled(column), stated != value else {
        record[column] = value
        continue
      }
      log.add(
        .daysDiffer, at: record.place,
        LocalizedText(
          zh: "\(field.words.zh)与\(column.words.zh)两列说的不同，取 \(stated)",
          en: "The columns of \(field.words.en) and \(column.words.en) say different things; "
            + "\(stated) was kept"),
        remedy: LocalizedText(zh: "请核对行程", en: "Check the journey"))
    }
    if outcome.dayOffset > 0, !wasDated, let value = record.filled(date), let day = CivilDate(value)
    {
      record[date] = day.advanced(by: outcome.dayOffset).description
    }
    let place: ListField = isArrival ? .arrivePlace : .departPlace
    if let value = outcome.place, record.filled(place) == nil { record[place] = value }
  }

  private func refusal(
    _ reason: DateText.Failure, _ text: String, _ field: ListField, mayBeClock: Bool
  ) -> Outcome {
    var outcome = Outcome()
    let isClock = mayBeClock && reason == .unreadable
    let what =
      switch reason {
      case .ambiguous:
        LocalizedText(zh: "可能是两个日子中的一个", en: "is one of two days near the festival")
      case .distant: LocalizedText(zh: "离活动太远", en: "lies far from the festival")
      case .unreadable where isClock: LocalizedText(zh: "不是时刻", en: "is no time of day")
      case .unreadable: LocalizedText(zh: "不是日期", en: "is no day")
      }
    outcome.add(
      isClock ? .timeUnreadable : .dateUnreadable,
      LocalizedText(
        zh: "\(field.words.zh)中的\(quotedZh(text))\(what.zh)",
        en: "\(quoted(text)) in \(field.words.en) \(what.en)"),
      remedy: isClock
        ? LocalizedText(zh: "请写成 15:30", en: "Write it like 15:30")
        : LocalizedText(zh: "请写成 \(dates.firstDay)", en: "Write it like \(dates.firstDay)"))
    return outcome
  }

  /// What a cell says that was understood, with what a person should look at.
  private func outcome(
    of reading: DateText.Reading, _ journey: JourneyText?, _ text: String, _ kind: ListCell.Kind
  ) -> Outcome {
    var outcome = Outcome()
    // A time alone moves the day of the column beside it.
    let day = reading.date?.advanced(by: reading.dayOffset)
    outcome.value = day?.description
    outcome.extra = reading.time.map(ClockText.face)
    outcome.dayOffset = day == nil ? reading.dayOffset : 0
    outcome.carrier = journey?.carrier
    outcome.place = journey?.place
    let what = [outcome.value, outcome.extra, outcome.carrier, outcome.place].compactMap(\.self)
      .joined(separator: " ")
    if reading.wasSerial {
      outcome.add(
        .serialRead,
        LocalizedText(
          zh: "日期序号\(quotedZh(text))读作 \(what)",
          en: "The day number \(quoted(text)) was read as \(what)"),
        remedy: LocalizedText(zh: "请核对日期", en: "Check the date"))
    } else if reading.hadNoYear {
      outcome.add(
        .yearAdded,
        LocalizedText(
          zh: "\(quotedZh(text))没有年份，读作 \(what)",
          en: "\(quoted(text)) has no year and was read as \(what)"),
        remedy: LocalizedText(zh: "请核对年份", en: "Check the year"))
    } else if reading.isRewritten, kind != .date, what != text {
      outcome.add(
        reading.date == nil ? .timeRewritten : .dateRewritten,
        LocalizedText(
          zh: "\(quotedZh(text))读作 \(what)\(outcome.dayOffset > 0 ? "（次日）" : "")",
          en: "\(quoted(text)) was read as \(what)\(outcome.dayOffset > 0 ? ", a day later" : "")"),
        remedy: LocalizedText(zh: "请核对", en: "Check it"))
    }
    if reading.isOfNight {
      outcome.add(
        .nightRead,
        LocalizedText(
          zh: "\(quotedZh(text))读作所写日期的次日凌晨",
          en: "\(quoted(text)) was read as the night after the day that is named"),
        remedy: LocalizedText(
          zh: "请核对；最好写 00:30 和它自己的日期", en: "Check it; write 00:30 and its own day"))
    }
    if reading.isVague {
      outcome.add(
        .timeUnreadable,
        LocalizedText(zh: "\(quotedZh(text))没有写明几点", en: "\(quoted(text)) names no hour"),
        remedy: LocalizedText(zh: "请写明时刻，如 05:30", en: "Write the hour, like 05:30"))
    }
    return outcome
  }
}
