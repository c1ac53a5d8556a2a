// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Calendars of the house: the master programme, venues, interpreters and liaison officers.
struct StaffCalendars {
  private let agenda: Agenda

  init(_ agenda: Agenda) { self.agenda = agenda }

  /// Every session, and every interview that is stated.
  func master() -> CalendarFile {
    agenda.file(
      for: .master,
      agenda.items.map { EventDraft($0, words: words($0)) } + agenda.interviews.map { draft($0) }
    )
  }

  func calendar(ofVenue venue: Venue) -> CalendarFile {
    agenda.file(
      for: .of(venue),
      agenda.items.filter { $0.venue.id == venue.id }.map { EventDraft($0, words: words($0)) }
        + agenda.interviews.filter { $0.venue.id == venue.id }.map { draft($0) }
    )
  }

  /// Interpreted sessions and interviews, and the meetings interpreters attend as a body.
  func calendar(ofInterpreter interpreter: Interpreter) -> CalendarFile {
    let id = interpreter.id
    let sessions = agenda.items.compactMap { item -> EventDraft? in
      let teams = item.interpreters.filter { $0.ids.contains(id) }
      if teams.isEmpty {
        return item.session.staff.contains(.interpreters)
          ? EventDraft(item, words: words(item, opening: staffMeeting(item))) : nil
      }
      let jobs = teams.map { Wording.phrase($0.need) }
      let opening = LocalizedText(
        zh: "您担任\(jobs.map(\.zh).joined(separator: "、"))（场次 \(item.session.key)）。",
        en: "You interpret \(jobs.map(\.en).joined(separator: ", "))"
          + " (session \(item.session.key))."
      )
      return EventDraft(item, words: words(item, opening: opening))
    }
    let interviews = agenda.interviews.filter { $0.interpreters.contains(id) }.map {
      draft(
        $0,
        opening: LocalizedText(
          zh: "您担任专访交替传译（\($0.interview.id)）。",
          en: "You interpret this interview, consecutive (\($0.interview.id))."
        )
      )
    }
    return agenda.file(for: .of(interpreter), sessions + interviews)
  }

  /// Sessions on duty, meetings of liaison officers, and interviews of the heads accompanied.
  func calendar(ofLiaisonOfficer officer: LiaisonOfficer) -> CalendarFile {
    let sessions = agenda.items.compactMap { item -> EventDraft? in
      if item.liaison.contains(officer.id) {
        let own = item.attending.filter { officer.parties.contains($0.party) }
        let names = agenda.names(own)
        let opening = LocalizedText(
          zh: "您在场次 \(item.session.key) 值班" + (names.map { "，陪同：\($0.zh)。" } ?? "。"),
          en: "You are on duty in session \(item.session.key)"
            + (names.map { ", accompanying \($0.en)." } ?? ".")
        )
        return EventDraft(item, words: words(item, opening: opening))
      }
      return item.session.staff.contains(.liaison)
        ? EventDraft(item, words: words(item, opening: staffMeeting(item))) : nil
    }
    let interviews = agenda.interviews
      .filter { officer.parties.contains($0.subject.party) && agenda.isLead($0.subject) }
      .map {
        draft(
          $0,
          opening: LocalizedText(
            zh: "您陪同\($0.subject.name.zh)接受专访（\($0.interview.id)）。",
            en: "You accompany \($0.subject.name.en) to this interview (\($0.interview.id))."
          )
        )
      }
    return agenda.file(for: .of(officer), sessions + interviews)
  }

  private func staffMeeting(_ item: Agenda.Item) -> LocalizedText {
    LocalizedText(
      zh: "工作人员会议（场次 \(item.session.key)）。",
      en: "Staff meeting (session \(item.session.key))."
    )
  }

  private func words(_ item: Agenda.Item, opening: LocalizedText? = nil) -> BilingualLines {
    var lines = BilingualLines()
    lines.add(
      opening
        ?? LocalizedText(
          zh: "场次 \(item.session.key)（\(item.type.name.zh)）。",
          en: "Session \(item.session.key) (\(item.type.name.en))."
        )
    )
    lines.add(Wording.time(item.span, agenda.clock))
    lines.add(Wording.meetingPoint(item.venue, item.place))
    let count = agenda.headcount(item)
    if count > 0 {
      let persons = Wording.persons(count)
      lines.add(zh: "人数：\(persons.zh)。", en: "Head count: \(persons.en).")
    }
    if let company = agenda.company(item.attending) {
      lines.add(zh: "出席：\(company.zh)。", en: "Attending: \(company.en).")
    }
    if item.interpreters.isEmpty {
      lines.add(Wording.interpreting(item.session.interpreting))
    } else {
      lines.add(teams(item.interpreters))
    }
    if !item.liaison.isEmpty {
      let ids = Wording.list(item.liaison)
      lines.add(zh: "联络员：\(ids.zh)。", en: "Liaison officers: \(ids.en).")
    }
    return lines
  }

  private func teams(_ teams: [Programme.Team]) -> LocalizedText {
    let entries = teams.map { team in
      let need = Wording.phrase(team.need)
      let ids = Wording.list(team.ids)
      return LocalizedText(zh: "\(need.zh) \(ids.zh)", en: "\(need.en) \(ids.en)")
    }
    return LocalizedText(
      zh: "口译：\(entries.map(\.zh).joined(separator: "；"))。",
      en: "Interpreting: \(entries.map(\.en).joined(separator: "; "))."
    )
  }

  private func draft(_ item: Agenda.InterviewItem, opening: LocalizedText? = nil) -> EventDraft {
    let language = Wording.language(item.interview.language)
    var lines = BilingualLines()
    lines.add(
      opening
        ?? LocalizedText(
          zh: "一对一专访（\(item.interview.id)）。",
          en: "One-to-one interview (\(item.interview.id))."
        )
    )
    lines.add(
      zh: "受访：\(item.subject.name.zh)；媒体：\(item.outlet.name.zh)；语言：\(language.zh)。",
      en: "Subject: \(item.subject.name.en); outlet: \(item.outlet.name.en);"
        + " language: \(language.en)."
    )
    lines.add(Wording.time(item.span, agenda.clock))
    lines.add(Wording.meetingPoint(item.venue, item.place))
    if !item.interpreters.isEmpty {
      let ids = Wording.list(item.interpreters)
      lines.add(zh: "翻译：\(ids.zh)。", en: "Interpreter: \(ids.en).")
    }
    return EventDraft(
      item,
      title: LocalizedText(
        zh: "专访：\(item.subject.name.zh) — \(item.outlet.name.zh)",
        en: "Interview: \(item.subject.name.en) — \(item.outlet.name.en)"
      ),
      words: lines
    )
  }
}
