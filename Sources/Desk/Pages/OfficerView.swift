// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Movements
import ProgrammeCalendars

/// What an officer sees first: now, when to leave, next; and the questions of a report.
struct OfficerView {
  let day: OfficerDay
  let present: LocalTime
  let page: Page

  /// Minutes that somebody can be late.
  static let delays = [5, 10, 15, 20, 30, 45, 60]

  private var language: Language { page.context.language }
  private var words: DayWords { DayWords(day.festival, language) }
  private var clock: FestivalClock { day.festival.clock }

  var html: HTML {
    let here = day.present(at: present)
    let next = day.next(after: present)
    guard here != nil || next != nil else {
      let nothing = page.text(
        "没有别的陪同任务了。", "There is nothing more to accompany.", "このあと同行の予定はありません。",
        "남은 수행 일정이 없습니다.")
      return "<p>\(nothing)</p>"
    }
    return """
      \(here.map { card(page.text("现在", "Now", "現在", "지금"), $0) } ?? HTML())
      \(day.leave(after: present).map(leave) ?? HTML())
      \(next.map { card(page.text("接下来", "Next", "次", "다음"), $0) } ?? HTML())
      """
  }

  private func card(_ heading: String, _ stop: OfficerDay.Stop) -> HTML {
    let session = day.festival.session(stop.placed.id)
    let venue = day.festival.venue(stop.placed.venue)
    let comma = page.text("，", ", ", "、", ", ")
    let units = stop.units.map { day.festival.unit($0).name[language] }
    let date =
      stop.placed.start.day == present.day ? "" : "\(words.shortDate(stop.placed.start.day)) "
    let who: HTML =
      units.isEmpty ? HTML() : "<p class=\"quiet\">\(units.joined(separator: words.comma))</p>"
    return """
      <section class="card"><p class="when">\(heading)\(comma)\(date)\(words.times(stop.placed.span))</p>
      <h2>\(session.name[language])</h2>
      <p>\(venue.name[language])\(comma)\(day.festival.place(venue.place).name[language])</p>\(who)</section>
      """
  }

  private func leave(_ leave: OfficerDay.Leave) -> HTML {
    let movement = leave.movement
    let festival = day.festival
    let minutes = (movement.departure - present).rawValue
    let left: String =
      movement.departure.day != present.day
      ? words.shortDate(movement.departure.day)
      : minutes >= 60
        ? page.text(
          "还有 \(minutes / 60) 小时 \(minutes % 60) 分", "in \(minutes / 60) h \(minutes % 60) min",
          "あと \(minutes / 60) 時間 \(minutes % 60) 分", "\(minutes / 60)시간 \(minutes % 60)분 후")
        : page.text(
          "还有 \(minutes) 分钟", "in \(minutes) min", "あと \(minutes) 分", "\(minutes)분 후")
    let due =
      movement.due.map {
        page.text(
          "，须在 \(clock.clockFace($0)) 前到", ", there by \(clock.clockFace($0))",
          "、\(clock.clockFace($0)) までに到着", ", \(clock.clockFace($0))까지 도착")
      } ?? ""
    return """
      <section class="card leave"><div class="row"><span>\(page.text("何时出发", "When to leave", "出発", "출발"))</span>\
      <b data-until="\(Int(clock.instant(movement.departure).timeIntervalSince1970))">\(left)</b></div>
      <p class="big">\(clock.clockFace(movement.departure))</p>
      <p>\(festival.place(movement.from).name[language]) <span class="arrow">→</span> \
      \(festival.place(movement.to).name[language])\(due)</p></section>
      """
  }

  // MARK: Questions

  func fields(_ report: String, _ stops: [OfficerDay.Stop]) -> HTML {
    let sessions = stops.map { stop -> HTML in
      let session = day.festival.session(stop.placed.id)
      return """
        <option value="\(stop.placed.id.rawValue)">\(clock.clockFace(stop.placed.start)) \(session.name[language])</option>
        """
    }
    let which: HTML = """
      <label>\(page.text("哪一场", "At which session", "どの予定", "어느 일정")) <select name="session">\(sessions)</select></label>
      """
    if report == "interpreter" {
      let languages = Set(day.festival.interpreters.map(\.language)).sorted()
      let own = Set(day.officer.languages)
      let sorted = languages.filter(own.contains) + languages.filter { !own.contains($0) }
      return """
        \(which)<label>\(page.text("语言", "Language", "言語", "언어")) <select name="language">\
        \(sorted.map { "<option value=\"\($0)\">\(SpokenLanguage.name($0)[language])</option>" as HTML })</select></label>
        """
    }
    let units = stops.flatMap(\.units)
      .reduce(into: [AttendanceUnit.ID]()) { if !$0.contains($1) { $0.append($1) } }
    let options = units.map {
      "<option value=\"\($0.rawValue)\">\(day.festival.unit($0).name[language])</option>" as HTML
    }
    let who: HTML = """
      <label>\(page.text("谁", "Who", "だれ", "누구")) <select name="unit">\(options)</select></label>
      """
    guard report == "late" else { return which + who }
    let delays = Self.delays.map { minutes -> HTML in
      let mark: HTML = minutes == 15 ? " selected" : ""
      let words = page.text(
        "\(minutes) 分钟", "\(minutes) minutes", "\(minutes) 分", "\(minutes)분")
      return "<option value=\"\(minutes)\"\(mark)>\(words)</option>"
    }
    return which + who + """
      <label>\(page.text("晚多久", "By how much", "どのくらい", "얼마나")) <select name="minutes">\(delays)</select></label>
      """
  }
}
