// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Calendars of outlets: when and where to be, and nothing about who attends.
struct PressCalendars {
  private let agenda: Agenda

  init(_ agenda: Agenda) { self.agenda = agenda }

  func calendar(ofOutlet outlet: Outlet) -> CalendarFile {
    let slots = agenda.mediaSlots.filter { $0.outlets.contains(outlet.id) }
      .map { draft($0, for: outlet) }
    let interviews = agenda.interviews.filter { $0.outlet.id == outlet.id }.map(draft)
    return agenda.file(for: .of(outlet), slots + interviews)
  }

  private func draft(_ item: Agenda.MediaItem, for outlet: Outlet) -> EventDraft {
    let kind = Wording.slotKind(item.slot.kind)
    let name = item.session.session.name
    let clock = agenda.clock
    let inPlace = clock.clockFace(item.span.start - agenda.placeLead)
    var lines = BilingualLines()
    lines.add(
      zh: "\(kind.zh)（\(item.slot.id)，场次 \(item.session.session.key)）。",
      en: "\(kind.en) (\(item.slot.id), session \(item.session.session.key))."
    )
    lines.add(Wording.time(item.span, clock))
    if agenda.gateKinds.contains(item.slot.kind) {
      let gate = clock.clockFace(item.span.start - agenda.gateLead)
      lines.add(
        zh: "入口 \(gate) 关闭，请于此前入场，\(inPlace) 前就位。",
        en: "The gate closes at \(gate); be through it before then and in place by \(inPlace)."
      )
    } else {
      lines.add(zh: "请于 \(inPlace) 前就位。", en: "Be in place by \(inPlace).")
    }
    lines.add(Wording.meetingPoint(item.session.venue, item.session.place))
    if let count = item.reporterCount[outlet.id] {
      let persons = Wording.persons(count)
      lines.add(zh: "贵媒体名额：\(persons.zh)。", en: "Places for your outlet: \(persons.en).")
    }
    return EventDraft(
      item,
      title: LocalizedText(zh: "\(kind.zh)：\(name.zh)", en: "\(kind.en): \(name.en)"),
      words: lines
    )
  }

  private func draft(_ item: Agenda.InterviewItem) -> EventDraft {
    let language = Wording.language(item.interview.language)
    var lines = BilingualLines()
    lines.add(
      zh: "一对一专访\(item.subject.name.zh)（\(item.interview.id)）。",
      en: "One-to-one interview with \(item.subject.name.en) (\(item.interview.id))."
    )
    lines.add(Wording.time(item.span, agenda.clock))
    lines.add(Wording.meetingPoint(item.venue, item.place))
    lines.add(zh: "采访语言：\(language.zh)。", en: "Language: \(language.en).")
    return EventDraft(
      item,
      title: LocalizedText(
        zh: "专访：\(item.subject.name.zh)",
        en: "Interview: \(item.subject.name.en)"
      ),
      words: lines
    )
  }
}
