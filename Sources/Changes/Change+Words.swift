// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Change {
  /// The change as one says it, names before codes; `nil` for kinds that no repair uses.
  ///
  /// The festival is as it is before the change.
  package func words(in festival: Festival) -> LocalizedText? {
    switch self {
    case .furtherWindow(let id, let span):
      LocalizedText(
        zh: "\(name(id, festival).zh)也可在 \(text(span, festival)) 举行",
        en: "\(name(id, festival).en) may also take place \(text(span, festival))")
    case .pin(let id, let start, _):
      LocalizedText(
        zh: "\(name(id, festival).zh)改定于 \(text(start, festival))",
        en: "\(name(id, festival).en) is fixed for \(text(start, festival)) instead")
    case .unpin(let id):
      LocalizedText(
        zh: "\(name(id, festival).zh)不再固定时间",
        en: "\(name(id, festival).en) is no longer at a fixed time")
    case .furtherVenue(let id, let venue):
      LocalizedText(
        zh: "\(name(id, festival).zh)也可用\(festival.venue(venue).name.zh)",
        en: "\(name(id, festival).en) may also be in \(festival.venue(venue).name.en)")
    case .meeting(let meeting): meeting.session.name
    case .cancellation(let id):
      LocalizedText(
        zh: "取消\(name(id, festival).zh)", en: "\(name(id, festival).en) is cancelled")
    case .reopening(let venue, let span):
      LocalizedText(
        zh: "\(festival.venue(venue).name.zh)在 \(text(span, festival)) 开放",
        en: "\(festival.venue(venue).name.en) opens \(text(span, festival))")
    case .access(let venue, let isStepFree):
      LocalizedText(
        zh: "\(festival.venue(venue).name.zh)\(isStepFree ? "有" : "没有")无障碍通道",
        en: "\(festival.venue(venue).name.en) is \(isStepFree ? "" : "not ")reached without steps")
    case .release(let id):
      festival.relation(id).map { relation in
        let asked = relation.words(in: festival)
        return LocalizedText(zh: "不再要求：\(asked.zh)", en: "no longer asked: \(asked.en)")
      }
    case .optional, .substitution, .arrival, .departure, .withdrawal: peopleWords(festival)
    case .engagement, .officerAddition, .journalistAddition: staffWords(festival)
    case .furtherInterviewWindow, .furtherInterviewVenue, .interviewCancellation, .slotCapacity,
      .slotWithout, .slotCancellation:
      pressWords(festival)
    case .meetings(let id, let change):
      LocalizedText(
        zh: "\(name(id, festival).zh)：\(change.words.zh)",
        en: "\(name(id, festival).en): \(change.words.en)")
    case .absence, .closure, .illness, .officerIllness: absenceWords(festival)
    case .venues, .dates, .windows, .interviewWindows, .journalistCancellation, .addition, .rain,
      .vehicleLoss, .fleet, .way:
      nil
    }
  }

  private func absenceWords(_ festival: Festival) -> LocalizedText? {
    switch self {
    case .absence(let who, let away):
      LocalizedText(
        zh: "\(who.name(in: festival).zh)在 \(text(away, festival)) 不在",
        en: "\(who.name(in: festival).en) is away \(text(away, festival))")
    case .closure(let venue, let away):
      LocalizedText(
        zh: "\(festival.venue(venue).name.zh)在 \(text(away, festival)) 关闭",
        en: "\(festival.venue(venue).name.en) is closed \(text(away, festival))")
    case .illness(let id, let away):
      sick(festival.interpreter(id).name, id.rawValue, away, festival)
    case .officerIllness(let id, let away):
      sick(
        festival.liaisonOfficers.first { $0.id == id }?.name ?? "", id.rawValue, away, festival)
    default: nil
    }
  }

  /// Of somebody without a name the identifier is said.
  private func sick(
    _ name: String, _ id: String, _ away: TimeSpan?, _ festival: Festival
  ) -> LocalizedText {
    let who = name.isEmpty ? id : name
    guard let away else { return LocalizedText(zh: "\(who)病了，不再来", en: "\(who) is ill") }
    return LocalizedText(
      zh: "\(who)在 \(text(away, festival)) 病了", en: "\(who) is ill \(text(away, festival))")
  }

  private func peopleWords(_ festival: Festival) -> LocalizedText? {
    switch self {
    case .optional(let who, let id):
      LocalizedText(
        zh: "\(who.name(in: festival).zh)可不出席\(name(id, festival).zh)",
        en: "\(who.name(in: festival).en) need not attend \(name(id, festival).en)")
    case .substitution(let unit, let other, let id):
      LocalizedText(
        zh:
          "\(name(id, festival).zh)由\(festival.unit(other).name.zh)代\(festival.unit(unit).name.zh)出席",
        en: "\(festival.unit(other).name.en) stands in for \(festival.unit(unit).name.en) at "
          + name(id, festival).en)
    case .arrival(let who, let time, _):
      LocalizedText(
        zh: "\(who.name(in: festival).zh)在 \(text(time, festival)) 前到达",
        en: "\(who.name(in: festival).en) arrives by \(text(time, festival))")
    case .departure(let who, let time, _):
      LocalizedText(
        zh: "\(who.name(in: festival).zh)不早于 \(text(time, festival)) 离开",
        en: "\(who.name(in: festival).en) leaves no earlier than \(text(time, festival))")
    case .withdrawal(let party):
      LocalizedText(
        zh: "\(festival.party(party).name.zh)不来",
        en: "\(festival.party(party).name.en) does not come")
    default: nil
    }
  }

  private func staffWords(_ festival: Festival) -> LocalizedText? {
    switch self {
    case .engagement(_, let language, _):
      LocalizedText(
        zh: "增请一名 \(language) 翻译", en: "one more interpreter of \(language) is engaged")
    case .officerAddition(_, let parties):
      LocalizedText(
        zh: "为\(parties.map { festival.party($0).name.zh }.joined(separator: "、"))增派一名联络员",
        en: "one more liaison officer for "
          + parties.map { festival.party($0).name.en }.joined(separator: ", "))
    case .journalistAddition(_, let outlet):
      LocalizedText(
        zh: "\(festival.outlet(outlet).name.zh)增派一名记者",
        en: "\(festival.outlet(outlet).name.en) sends one more journalist")
    default: nil
    }
  }

  private func pressWords(_ festival: Festival) -> LocalizedText? {
    switch self {
    case .furtherInterviewWindow(let id, let span):
      LocalizedText(
        zh: "\(interviewName(id, festival).zh)也可在 \(text(span, festival)) 进行",
        en:
          "\(interviewName(id, festival).en) may also be given \(text(span, festival))"
      )
    case .furtherInterviewVenue(let id, let venue):
      LocalizedText(
        zh: "\(interviewName(id, festival).zh)也可用\(festival.venue(venue).name.zh)",
        en: "\(interviewName(id, festival).en) may also be in "
          + festival.venue(venue).name.en)
    case .interviewCancellation(let ids):
      LocalizedText(
        zh: "取消\(ids.map { interviewName($0, festival).zh }.joined(separator: "、"))",
        en: ids.map { interviewName($0, festival).en }.joined(separator: ", ")
          + (ids.count == 1 ? " is cancelled" : " are cancelled"))
    case .slotCapacity(let id, let count):
      LocalizedText(
        zh: "\(slotName(id, festival).zh)的名额增至\(count)个",
        en: "\(slotName(id, festival).en) takes \(count)")
    case .slotWithout(let id, let outlets):
      LocalizedText(
        zh: "\(outlets.map { festival.outlet($0).name.zh }.joined(separator: "、"))不必到"
          + slotName(id, festival).zh,
        en: outlets.map { festival.outlet($0).name.en }.joined(separator: ", ")
          + " need not be in \(slotName(id, festival).en)")
    case .slotCancellation(let id):
      LocalizedText(
        zh: "取消\(slotName(id, festival).zh)", en: "\(slotName(id, festival).en) is cancelled")
    default: nil
    }
  }

  /// With its identifier where the same outlet has several of the same guest.
  private func interviewName(_ id: Interview.ID, _ festival: Festival) -> LocalizedText {
    let name = Occasion.interview(id).name(in: festival)
    let interview = festival.interview(id)
    let isOnly =
      festival.interviews.count {
        $0.outlet == interview.outlet && $0.subject == interview.subject
      } == 1
    return isOnly ? name : LocalizedText(zh: "\(name.zh)（\(id)）", en: "\(name.en) (\(id))")
  }

  private func slotName(_ id: MediaSlot.ID, _ festival: Festival) -> LocalizedText {
    let session = name(festival.mediaSlot(id).session, festival)
    return LocalizedText(zh: "\(session.zh)的采访时段 \(id)", en: "media slot \(id) of \(session.en)")
  }

  private func name(_ id: Session.ID, _ festival: Festival) -> LocalizedText {
    guard festival.hasSession(id) else { return LocalizedText(zh: id.rawValue, en: id.rawValue) }
    return festival.session(id).name
  }

  private func text(_ time: LocalTime, _ festival: Festival) -> String {
    "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }

  private func text(_ span: TimeSpan, _ festival: Festival) -> String {
    let end =
      span.end.day == span.start.day
      ? festival.clock.clockFace(span.end) : text(span.end, festival)
    return "\(text(span.start, festival))–\(end)"
  }
}

extension Change.MeetingChange {
  fileprivate var words: LocalizedText {
    switch self {
    case .addition(let a, let b):
      LocalizedText(zh: "增加 \(a) 与 \(b) 的洽谈", en: "\(a) and \(b) meet, too")
    case .cancellation(let a, let b):
      LocalizedText(zh: "取消 \(a) 与 \(b) 的洽谈", en: "\(a) and \(b) do not meet")
    case .withdrawal(let firm): LocalizedText(zh: "\(firm) 不来", en: "\(firm) does not come")
    case .tables(let count): LocalizedText(zh: "同时\(count)桌", en: "\(count) tables at once")
    case .slots(let count): LocalizedText(zh: "分\(count)个时段", en: "\(count) slots")
    case .freeSlots(let count):
      LocalizedText(zh: "每家只留\(count)个空闲时段", en: "each firm keeps only \(count) slots free")
    }
  }
}

extension Change.Traveller {
  fileprivate func name(in festival: Festival) -> LocalizedText {
    switch self {
    case .party(let id): festival.party(id).name
    case .unit(let id): festival.unit(id).name
    }
  }
}

extension Festival {
  /// The changes as one says them, each as it applies after the ones before it.
  ///
  /// A further window that a pin of the same session needs goes without saying.
  package func words(for changes: [Change]) -> [LocalizedText] {
    var festival = self
    var pinned = Set<Session.ID>()
    return changes.compactMap { change in
      defer { festival = festival.applying(change) }
      if case .pin(let id, _, _) = change { pinned.insert(id) }
      if case .furtherWindow(let id, _) = change, pinned.contains(id) { return nil }
      let written = change.written(on: festival)
      return change.words(in: festival) ?? LocalizedText(zh: written, en: written)
    }
  }
}
