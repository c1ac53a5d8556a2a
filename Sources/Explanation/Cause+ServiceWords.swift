// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Words for the demands of those who report and accompany.
extension Cause {
  func serviceWords(in festival: Festival) -> LocalizedText {
    switch self {
    case .meeting(let id): return meetingWords(festival.session(id))
    case .interview(let id, let demand): return interviewWords(id, demand, festival)
    case .booths(let id):
      let venue = festival.venue(id)
      let count = venue.features["interview_booths"] ?? 0
      return LocalizedText(
        zh: "\(venue.name.zh)同时只能进行\(count)场专访",
        en: "\(venue.name.en) has room for \(count) "
          + (count == 1 ? "interview" : "interviews") + " at once")
    case .slot(let id, let demand): return slotWords(festival.mediaSlot(id), demand, festival)
    case .crew(let id):
      let outlet = festival.outlet(id)
      let count = festival.journalists.count { $0.outlet == id }
      if count == 0 {
        return LocalizedText(
          zh: "\(outlet.name.zh)（\(id)）没有记者", en: "\(outlet.name.en) (\(id)) has no journalist")
      }
      return LocalizedText(
        zh: "\(outlet.name.zh)（\(id)）只有\(count)名记者，每人一次一处",
        en: "\(outlet.name.en) (\(id)) has only \(count) "
          + (count == 1 ? "journalist" : "journalists, each") + " in one place at a time")
    case .escort(let party):
      let name = name(party, festival)
      return LocalizedText(
        zh: "\(name.zh)的团长须有联络员陪同", en: "a liaison officer goes with the head of \(name.en)")
    case .officers(let ids): return officerWords(ids, festival)
    default: preconditionFailure("\(self) is not about those who report or accompany")
    }
  }

  private func meetingWords(_ session: Session) -> LocalizedText {
    let zh = session.staff.map { $0 == .interpreters ? "全体翻译" : "全体联络员" }
    let en = session.staff.map { $0 == .interpreters ? "all interpreters" : "all liaison officers" }
    return LocalizedText(
      zh: "\(session.key) 须\(zh.joined(separator: "、"))参加",
      en: "\(en.joined(separator: " and ")) attend \(session.key)")
  }

  private func interviewWords(
    _ id: Interview.ID, _ demand: InterviewDemand, _ festival: Festival
  ) -> LocalizedText {
    let interview = festival.interview(id)
    switch demand {
    case .hours:
      let hours = list(interview.windows, festival)
      return LocalizedText(
        zh: "专访 \(id) 须在 \(hours) 之内", en: "interview \(id) has to lie within \(hours)")
    case .venues:
      let venues = venues(interview.venues, festival)
      return LocalizedText(
        zh: "专访 \(id) 只能在\(venues.zh)", en: "interview \(id) can only be in \(venues.en)")
    case .subject:
      let subject = festival.unit(interview.subject).name
      return LocalizedText(
        zh: "专访 \(id) 的受访人是\(subject.zh)", en: "interview \(id) is given by \(subject.en)")
    case .journalist:
      let outlet = festival.outlet(interview.outlet).name
      return LocalizedText(
        zh: "专访 \(id) 由\(outlet.zh)的记者采访",
        en: "a journalist of \(outlet.en) holds interview \(id)")
    case .language:
      return LocalizedText(
        zh: "专访 \(id) 须配 \(interview.language) 交传",
        en: "interview \(id) is interpreted (\(interview.language) consecutively)")
    }
  }

  private func slotWords(
    _ slot: MediaSlot, _ demand: SlotDemand, _ festival: Festival
  ) -> LocalizedText {
    let key = festival.session(slot.session).key
    switch demand {
    case .capacity:
      return LocalizedText(
        zh: "\(key) 的采访时段 \(slot.id) 最多\(slot.capacity)名记者",
        en: "media slot \(slot.id) of \(key) takes \(slot.capacity) journalists at most")
    case .outlets:
      let outlets = festival.outlets(in: slot)
      if outlets.count == 1 { return slotWords(slot, .outlet(outlets[0]), festival) }
      let count = outlets.count
      return LocalizedText(
        zh: "\(key) 的采访时段 \(slot.id) 有\(count)家必到媒体",
        en: "\(count) outlets must be in media slot \(slot.id) of \(key)")
    case .outlet(let id):
      let name = festival.outlet(id).name
      return LocalizedText(
        zh: "\(name.zh)须到 \(key) 的采访时段 \(slot.id)",
        en: "\(name.en) must be in media slot \(slot.id) of \(key)")
    }
  }

  private func officerWords(
    _ ids: [LiaisonOfficer.ID], _ festival: Festival
  ) -> LocalizedText {
    let officers = ids.map { festival.liaisonOfficer($0) }
    let all = officers.first?.parties ?? []
    let served = all.prefix(Self.fewServed).map { name($0, festival) }
    let rest = all.count - served.count
    let who = officers.map { officer -> (zh: String, en: String) in
      guard !officer.available.isEmpty else { return (officer.id.rawValue, officer.id.rawValue) }
      let hours = hours(officer.available, festival)
      return ("\(officer.id)（\(hours.zh)）", "\(officer.id) (\(hours.en))")
    }
    return LocalizedText(
      zh: "\(served.map(\.zh).joined(separator: "、"))"
        + (rest > 0 ? "等\(all.count)个团组" : "") + "的联络员只有 "
        + who.map(\.zh).joined(separator: "、") + "，每人一次一场",
      en: "the only liaison "
        + (who.count == 1 ? "officer" : "officers")
        + " of \(served.map(\.en).joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more parties" : "") + (who.count == 1 ? " is " : " are ")
        + who.map(\.en).joined(separator: ", ") + ", one session at a time")
  }

  private static let fewServed = 2
}
