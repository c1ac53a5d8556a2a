// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// Every fixed phrase of the calendars, in four languages.
struct Wording {
  let language: Language

  func say(
    _ zh: @autoclosure () -> String, _ en: @autoclosure () -> String,
    _ ja: @autoclosure () -> String, _ ko: @autoclosure () -> String
  ) -> String {
    switch language {
    case .zh: zh()
    case .en: en()
    case .ja: ja()
    case .ko: ko()
    }
  }

  /// Joined as the language joins short items.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ", "、", ", ")) }

  /// Joined as the language joins items that hold commas themselves.
  func series(_ items: [String]) -> String {
    items.joined(separator: say("、", "; ", "、", "; "))
  }

  /// The office's name of the session, in brackets.
  func mark(_ key: String?) -> String {
    guard let key else { return "" }
    return say("（场次 \(key)）", " (session \(key))", "（プログラム \(key)）", " (일정 \(key))")
  }

  // MARK: Time and place

  func location(_ venue: String, _ place: String) -> String {
    if venue == place { return venue }
    return say(
      "\(venue)（\(place)）", "\(venue), \(place)", "\(venue)（\(place)）", "\(venue), \(place)")
  }

  /// The local time with its offset, for readers abroad.
  func time(_ span: TimeSpan, _ clock: FestivalClock) -> String {
    let offset = Self.offset(clock.timeZone.secondsFromGMT(for: clock.instant(span.start)) / 60)
    let time = stretch(span, clock)
    return say(
      "时间：\(time)，当地时间（\(offset)）。", "Time: \(time) local time (\(offset)).",
      "時間：\(time)、現地時間（\(offset)）。", "시간: \(time), 현지 시각(\(offset)).")
  }

  /// Such as `3月27日（星期二） 17:15–17:45` or `Tuesday 27 March, 17:15–17:45`.
  func stretch(_ span: TimeSpan, _ clock: FestivalClock) -> String {
    let gap = say(" ", ", ", " ", " ")
    let end = clock.clockFace(span.end)
    let from = "\(date(span.start, clock))\(gap)\(clock.clockFace(span.start))–"
    return span.start.day == span.end.day
      ? from + end : "\(from)\(date(span.end, clock))\(gap)\(end)"
  }

  private func date(_ time: LocalTime, _ clock: FestivalClock) -> String {
    let date = clock.date(ofDay: time.day)
    let day = Self.weekdays[date.weekday][language]
    return say(
      "\(date.month)月\(date.day)日（星期\(day)）", "\(day) \(date.day) \(Self.months[date.month - 1])",
      "\(date.month)月\(date.day)日（\(day)）", "\(date.month)월 \(date.day)일(\(day))")
  }

  func meetingPoint(_ point: String) -> String {
    say("集合地点：\(point)。", "Meeting point: \(point).", "集合場所：\(point)。", "집합 장소: \(point).")
  }

  /// A link that opens the point on a map that works where the language is read.
  func mapLink(_ point: Place.Coordinates?) -> String? {
    guard let point else { return nil }
    let (y, x) = (point.latitude, point.longitude)
    return say(
      "地图：https://uri.amap.com/marker?position=\(x),\(y)&coordinate=wgs84",
      "Map: https://www.openstreetmap.org/?mlat=\(y)&mlon=\(x)",
      "地図：https://www.openstreetmap.org/?mlat=\(y)&mlon=\(x)",
      "지도: https://www.openstreetmap.org/?mlat=\(y)&mlon=\(x)")
  }

  func dress(_ dress: Session.Dress) -> String {
    let name =
      switch dress {
      case .formal: say("正装", "formal", "正装", "정장")
      case .business: say("商务装", "business", "ビジネス", "비즈니스 정장")
      case .casual: say("便装", "casual", "平服", "평상복")
      case .outdoor:
        say("户外便装、平底鞋", "outdoor clothes and flat shoes", "屋外向きの服装と歩きやすい靴", "야외 복장과 편한 신발")
      case .national: say("民族服装或正装", "national dress or formal", "民族衣装または正装", "전통 의상 또는 정장")
      }
    return say("着装：\(name)。", "Dress: \(name).", "服装：\(name)。", "복장: \(name).")
  }

  // MARK: What the recipient is to it

  func role(_ role: RedactedItem.Role) -> String {
    switch role {
    case .host: say("主人", "host", "主催者", "주최자")
    case .hostSide: say("主方陪同人员", "member of the host side", "主催側の同席者", "주최 측 배석자")
    case .principalGuest: say("主宾", "principal guest", "主賓", "주빈")
    case .speaker: say("发言嘉宾", "speaker", "登壇者", "연사")
    case .guest: say("嘉宾", "guest", "来賓", "내빈")
    case .optionalGuest: say("自愿参加的嘉宾", "guest whose attendance is optional", "任意参加の来賓", "자율 참석 내빈")
    case .representative: say("选定代表", "chosen representative", "選ばれた代表", "선정된 대표")
    }
  }

  func attends(as role: RedactedItem.Role, isAlone: Bool, _ key: String?) -> String {
    let name = self.role(role)
    return say(
      "\(isAlone ? "您" : "贵方")以\(name)身份出席\(mark(key))。",
      "You attend as \(Self.article(role))\(name)\(mark(key)).",
      "\(name)としてご出席いただきます\(mark(key))。",
      "\(name)\(Self.particle(after: name, "으로", "로")) 참석하십니다\(mark(key)).")
  }

  /// What stands before a role in an English sentence: there is one host, and one principal guest.
  private static func article(_ role: RedactedItem.Role) -> String {
    switch role {
    case .host, .principalGuest: "the "
    case .hostSide, .speaker, .guest, .optionalGuest, .representative: "a "
    }
  }

  func sent(_ unit: String, _ role: RedactedItem.Role, _ size: Int) -> String {
    let name = self.role(role)
    return say(
      "\(unit)（\(name)，\(size)人）", "\(unit) (\(name), \(size))", "\(unit)（\(name)、\(size)名）",
      "\(unit)(\(name), \(size)명)")
  }

  func sends(_ entries: [String], _ key: String?) -> String {
    let all = series(entries)
    return say(
      "贵馆出席\(mark(key))：\(all)。", "From your consulate\(mark(key)): \(all).",
      "貴館のご出席\(mark(key))：\(all)。", "귀 공관 참석자\(mark(key)): \(all).")
  }

  func session(_ type: String, _ key: String?) -> String {
    guard let key else { return say("\(type)。", "\(type).", "\(type)。", "\(type).") }
    return say(
      "场次 \(key)（\(type)）。", "Session \(key) (\(type)).", "プログラム \(key)（\(type)）。",
      "일정 \(key)(\(type)).")
  }

  func staffMeeting(_ key: String?) -> String {
    say(
      "工作人员会议\(mark(key))。", "Staff meeting\(mark(key)).", "スタッフ会議\(mark(key))。",
      "직원 회의\(mark(key)).")
  }

  func interprets(_ needs: [InterpretingNeed], _ key: String?) -> String {
    let jobs = list(needs.map(need))
    return say(
      "您担任\(jobs)\(mark(key))。", "You interpret \(jobs)\(mark(key)).", "\(jobs)を担当します\(mark(key))。",
      "\(jobs)\(Self.particle(after: jobs, "을", "를")) 맡습니다\(mark(key)).")
  }

  func interpretsInterview(_ key: String?) -> String {
    say(
      "您担任专访交替传译\(mark(key))。", "You interpret this interview, consecutive\(mark(key)).",
      "単独取材の逐次通訳を担当します\(mark(key))。", "단독 인터뷰의 순차 통역을 맡습니다\(mark(key)).")
  }

  func accompanies(_ names: [String], _ key: String?) -> String {
    if names.isEmpty {
      return say(
        "您负责现场联络\(mark(key))。", "You are the liaison officer on the spot\(mark(key)).",
        "現場の連絡を担当します\(mark(key))。", "현장 연락을 맡습니다\(mark(key)).")
    }
    let all = series(names)
    return say(
      "您负责陪同\(mark(key))：\(all)。", "You accompany\(mark(key)): \(all).",
      "同行を担当します\(mark(key))：\(all)。", "수행을 맡습니다\(mark(key)): \(all).")
  }

  func accompaniesToInterview(_ name: String, _ key: String?) -> String {
    say(
      "您陪同\(name)接受专访\(mark(key))。", "You accompany \(name) to this interview\(mark(key)).",
      "\(name)の単独取材に同行します\(mark(key))。", "\(name)의 단독 인터뷰에 수행합니다\(mark(key)).")
  }

  func drives(_ kind: String, _ count: Int, _ key: String?) -> String {
    let wave = key.map { " \($0)" } ?? ""
    return say(
      "车队\(wave)：\(kind) \(count) 辆。", "Movement\(wave): \(count) × \(kind).",
      "車列\(wave)：\(kind) \(count) 台。", "차량 이동\(wave): \(kind) \(count)대.")
  }

  func mustReach(_ session: String, _ time: String) -> String {
    say(
      "须赶上：\(session)（\(time)）。", "To be there for: \(session) (\(time)).",
      "間に合わせる行事：\(session)（\(time)）。",
      "도착해야 할 행사: \(session)(\(time)).")
  }

  func leaves(_ departure: String, arriving arrival: String, by deadline: String) -> String {
    say(
      "发车：\(departure)，\(arrival) 到达（最迟 \(deadline)）。",
      "Departure: \(departure), arriving at \(arrival) (by \(deadline) at the latest).",
      "発車：\(departure)、\(arrival) 着（遅くとも \(deadline)）。",
      "출발: \(departure), \(arrival) 도착(늦어도 \(deadline)까지).")
  }

  // MARK: People

  func headcount(_ count: Int) -> String {
    let all = persons(count)
    return say("人数：\(all)。", "Head count: \(all).", "人数：\(all)。", "인원: \(all).")
  }

  /// Everybody who is moved, in whichever vehicles.
  func movementHeadcount(_ count: Int) -> String {
    let all = persons(count)
    return say(
      "全车队人数：\(all)。", "Head count of the whole movement: \(all).", "全車両の人数：\(all)。",
      "전체 차량 인원: \(all).")
  }

  func persons(_ count: Int) -> String {
    say("\(count)人", count == 1 ? "1 person" : "\(count) persons", "\(count)名", "\(count)명")
  }

  /// A unit or party with its country and size; a number in brackets at the end of the name is
  /// the size of the whole party, and gives way to that of those present.
  func presence(_ name: String, _ country: String?, _ size: Int) -> String {
    let name = Self.withoutSize(name)
    guard let country else {
      return say("\(name)\(size)人", "\(name) (\(size))", "\(name)\(size)名", "\(name) \(size)명")
    }
    return say(
      "\(name)（\(country)，\(size)人）", "\(name) (\(country), \(size))",
      "\(name)（\(country)、\(size)名）",
      "\(name)(\(country), \(size)명)")
  }

  private static func withoutSize(_ name: String) -> String {
    guard let end = name.last, end == ")" || end == "）",
      let start = name.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return name }
    let inside = name[name.index(after: start)...].dropLast()
    guard !inside.isEmpty, inside.allSatisfy({ $0.isNumber || $0 == "人" }) else { return name }
    let rest = name[..<start]
    return String(rest.last == " " ? rest.dropLast() : rest)
  }

  func attending(_ entries: [String]) -> String {
    let all = series(entries)
    return say("出席：\(all)。", "Attending: \(all).", "出席：\(all)。", "참석: \(all).")
  }

  func hostedBy(_ names: [String]) -> String {
    let all = series(names)
    return say("主方：\(all)。", "Hosted by: \(all).", "主催側：\(all)。", "주최 측: \(all).")
  }

  func liaison(_ staff: String) -> String {
    say("联络员：\(staff)。", "Liaison officers: \(staff).", "連絡員：\(staff)。", "연락관: \(staff).")
  }

  func ownLiaison(_ ids: [String], phones: [String]) -> String {
    let all = list(ids)
    let call =
      phones.isEmpty ? "" : say("，值班电话 ", ", telephone ", "、当番電話 ", ", 당직 전화 ") + list(phones)
    return say(
      "贵方联络员：\(all)\(call)。", "Your liaison officer: \(all)\(call).", "担当連絡員：\(all)\(call)。",
      "담당 연락관: \(all)\(call).")
  }

  /// Counts by code, such as `清真餐 MOML 3`.
  func diets(_ counts: [(code: String, count: Int)]) -> String {
    if counts.isEmpty {
      return say("特殊餐食：无。", "Special meals: none.", "特別食：なし。", "특별식: 없음.")
    }
    let all = list(
      counts.map { code, count in
        (Self.meals[code].map { "\($0[language]) " } ?? "") + "\(code) \(count)"
      })
    return say("特殊餐食：\(all)。", "Special meals: \(all).", "特別食：\(all)。", "특별식: \(all).")
  }

  // MARK: Interpreting

  func interpreting(_ needs: [InterpretingNeed]) -> String {
    let all = list(needs.map(need))
    return say("口译：\(all)。", "Interpreting: \(all).", "通訳：\(all)。", "통역: \(all).")
  }

  func teams(_ teams: [(need: InterpretingNeed, staff: String)]) -> String {
    let all = teams.map { "\(need($0.need)) \($0.staff)" }
      .joined(separator: say("；", "; ", "；", "; "))
    return say("口译：\(all)。", "Interpreting: \(all).", "通訳：\(all)。", "통역: \(all).")
  }

  func interpreters(_ staff: String) -> String {
    say("翻译：\(staff)。", "Interpreter: \(staff).", "通訳者：\(staff)。", "통역사: \(staff).")
  }

  /// Such as 英语交替传译 or English (consecutive).
  func need(_ need: InterpretingNeed) -> String {
    let name = Self.languageName(need.language)[language]
    let mode =
      switch need.mode {
      case .simultaneous: say("同声传译", "simultaneous", "同時通訳", "동시 통역")
      case .consecutive: say("交替传译", "consecutive", "逐次通訳", "순차 통역")
      case .volunteer: say("志愿者翻译", "volunteers at the tables", "ボランティア通訳", "자원봉사 통역")
      }
    return say("\(name)\(mode)", "\(name) (\(mode))", "\(name)\(mode)", "\(name) \(mode)")
  }
}
