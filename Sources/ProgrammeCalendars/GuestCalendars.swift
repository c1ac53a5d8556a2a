// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Calendars of those who attend: units, and consulates for all their units.
///
/// Guests read who receives them, but not who else comes; units of the host side read that too.
/// At a matchmaking session nobody reads of anybody else.
struct GuestCalendars {
  private let agenda: Agenda

  init(_ agenda: Agenda) { self.agenda = agenda }

  func calendar(ofUnit unit: AttendanceUnit) -> CalendarFile {
    let sessions = agenda.items.filter { $0.attending.contains { $0.id == unit.id } }
      .map { EventDraft($0, words: words($0, for: unit)) }
    let interviews = agenda.interviews.filter { $0.subject.id == unit.id }
      .map { draft($0, parties: [unit.party]) }
    return agenda.file(for: .of(unit), sessions + interviews)
  }

  func calendar(ofConsulate party: Party) -> CalendarFile {
    let sessions = agenda.items.compactMap { item -> EventDraft? in
      let own = item.attending.filter { $0.party == party.id }
      return own.isEmpty ? nil : EventDraft(item, words: words(item, for: own, of: party))
    }
    let interviews = agenda.interviews.filter { $0.subject.party == party.id }
      .map { draft($0, parties: [party.id]) }
    return agenda.file(for: .of(consulate: party), sessions + interviews)
  }

  private func words(_ item: Agenda.Item, for unit: AttendanceUnit) -> BilingualLines {
    var lines = BilingualLines()
    let role = agenda.role(of: unit, in: item)
    lines.add(
      zh: "\(unit.size == 1 ? "您" : "贵方")以\(role.zh)身份出席（场次 \(item.session.key)）。",
      en: "You attend as \(role.en) (session \(item.session.key))."
    )
    addCommon(item, to: &lines)
    addCompany(item, party: unit.party, to: &lines)
    addLiaison(item, party: unit.party, to: &lines)
    return lines
  }

  private func words(
    _ item: Agenda.Item,
    for own: [AttendanceUnit],
    of party: Party
  ) -> BilingualLines {
    var lines = BilingualLines()
    let entries = own.map { unit in
      let role = agenda.role(of: unit, in: item)
      return LocalizedText(
        zh: "\(unit.name.zh)（\(role.zh)，\(unit.size)人）",
        en: "\(unit.name.en) (\(role.en), \(unit.size))"
      )
    }
    lines.add(
      zh: "贵馆出席（场次 \(item.session.key)）：\(entries.map(\.zh).joined(separator: "、"))。",
      en: "From your consulate (session \(item.session.key)): "
        + "\(entries.map(\.en).joined(separator: "; "))."
    )
    addCommon(item, to: &lines)
    addCompany(item, party: party.id, to: &lines)
    addLiaison(item, party: party.id, to: &lines)
    return lines
  }

  private func draft(_ item: Agenda.InterviewItem, parties: [Party.ID]) -> EventDraft {
    var lines = BilingualLines()
    let language = Wording.language(item.interview.language)
    lines.add(
      zh: "\(item.subject.name.zh)接受\(item.outlet.name.zh)一对一专访（\(item.interview.id)）。",
      en: "One-to-one interview of \(item.subject.name.en) by \(item.outlet.name.en)"
        + " (\(item.interview.id))."
    )
    lines.add(Wording.time(item.span, agenda.clock))
    lines.add(Wording.meetingPoint(item.venue, item.place))
    lines.add(
      item.interview.language == agenda.houseLanguage
        ? LocalizedText(zh: "采访语言：\(language.zh)。", en: "Language: \(language.en).")
        : LocalizedText(
          zh: "采访语言：\(language.zh)，配交替传译。",
          en: "Language: \(language.en), with consecutive interpreting."
        )
    )
    return EventDraft(
      item,
      title: LocalizedText(
        zh: "专访：\(item.outlet.name.zh)",
        en: "Interview: \(item.outlet.name.en)"
      ),
      words: lines
    )
  }

  private func addCommon(_ item: Agenda.Item, to lines: inout BilingualLines) {
    lines.add(Wording.time(item.span, agenda.clock))
    lines.add(Wording.meetingPoint(item.venue, item.place))
    lines.add(Wording.interpreting(item.session.interpreting))
  }

  private func addCompany(_ item: Agenda.Item, party: Party.ID, to lines: inout BilingualLines) {
    guard !item.isMatchmaking else { return }
    let others = item.attending.filter { $0.party != party }
    if agenda.parties.first(where: { $0.id == party })?.side == .host {
      guard let company = agenda.company(others) else { return }
      lines.add(zh: "同场出席：\(company.zh)。", en: "Also attending: \(company.en).")
    } else {
      let hosts = others.filter { item.session.hosts.contains($0.id) }
      guard let names = agenda.names(hosts) else { return }
      lines.add(zh: "主方：\(names.zh)。", en: "Hosted by: \(names.en).")
    }
  }

  private func addLiaison(_ item: Agenda.Item, party: Party.ID, to lines: inout BilingualLines) {
    let own = agenda.liaisonOfficers
      .filter { $0.parties.contains(party) && item.liaison.contains($0.id) }
    guard !own.isEmpty else { return }
    let ids = Wording.list(own.map(\.id))
    lines.add(zh: "贵方联络员：\(ids.zh)。", en: "Your liaison officer: \(ids.en).")
  }
}
