// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Cause {
  /// The rule that makes the demand.
  package var rule: RuleID {
    switch self {
    case .windows: .hc06
    case .people, .attendance, .presence: .hc28
    case .arrival, .departure, .absence: .hc07
    case .clearance: .hc26
    case .candidates, .equipment, .closure: .hc05
    case .capacity: .hc04
    case .occupancy: .hc03
    case .order: .hc08
    case .sharedVenue: .hc09
    case .interpretation, .staff: .hc13
    case .meeting: .hc14
    case .interview(_, .hours): .hc06
    case .interview(_, .venues): .hc05
    case .interview(_, .subject): .hc01
    case .interview(_, .language): .hc13
    case .interview(_, .journalist), .booths, .slot: .hc20
    case .crew: .hc19
    case .escort, .officers: .hc29
    case .meetings: .hc27
    case .wish: .hc30
    case .relation: .hc31
    case .access: .hc33
    case .person: .hc32
    case .night: .hc34
    case .manner(let rule, _): rule
    case .together(let causes): causes[0].rule
    }
  }

  /// The demand in plain words.
  package func words(in festival: Festival) -> LocalizedText {
    switch self {
    case .windows(let id): windowWords(festival.session(id), festival)
    case .people(let id):
      LocalizedText(
        zh: "\(festival.session(id).key) 的必到人员：\(people(id, festival).zh)",
        en: "\(festival.session(id).key) needs \(people(id, festival).en)")
    case .attendance(let party, let id): attendanceWords(party, festival.session(id), festival)
    case .presence(let unit, let id):
      LocalizedText(
        zh: "\(unit) \(festival.unit(unit).name.zh)须出席 \(festival.session(id).key)",
        en: "\(unit) (\(festival.unit(unit).name.en)) must attend \(festival.session(id).key)")
    case .arrival(let party): journeyWords(party, festival, isArrival: true)
    case .departure(let party): journeyWords(party, festival, isArrival: false)
    case .absence(let units): absenceWords(units.map { festival.unit($0) }, festival)
    case .clearance(let party):
      LocalizedText(
        zh: "\(name(party, festival).zh)的证件、签证须有效",
        en: "\(name(party, festival).en) needs its clearance")
    case .candidates(let id):
      LocalizedText(
        zh: "\(festival.session(id).key) 只能在\(venues(festival.session(id).venues, festival).zh)",
        en:
          "\(festival.session(id).key) can only be in \(venues(festival.session(id).venues, festival).en)"
      )
    case .equipment(let id): equipmentWords(festival.session(id), festival)
    case .closure(let id):
      LocalizedText(
        zh: "\(festival.venue(id).name.zh)在 \(list(festival.venue(id).closed, festival)) 关闭",
        en: "\(festival.venue(id).name.en) is closed \(list(festival.venue(id).closed, festival))")
    case .access(let occasion): accessWords(occasion, festival)
    case .capacity(let id):
      LocalizedText(
        zh: "\(festival.session(id).key) 人数超过场地容量",
        en: "\(festival.session(id).key) has more persons than its venues hold")
    case .occupancy(let id):
      LocalizedText(
        zh: "\(festival.venue(id).name.zh)一次只能一场，并留转场时间",
        en: "\(festival.venue(id).name.en) holds one session at a time, with turn-around")
    case .order(let id):
      LocalizedText(
        zh: "\(festival.session(id).key) 须按规定间隔接在其他场次之后",
        en: "\(festival.session(id).key) has to follow others within its gaps")
    case .sharedVenue(let id):
      LocalizedText(
        zh: "\(festival.session(id).key) 须与同组场次同场地",
        en: "\(festival.session(id).key) shares its venue with its group")
    case .interpretation(let id): interpretationWords(festival.session(id))
    case .staff(let language): staffWords(language, festival)
    case .meeting, .interview, .booths, .slot, .crew, .escort, .officers: serviceWords(in: festival)
    case .meetings(let id, let demand):
      meetingWords(festival.session(id), demand, festival.matchmaking(of: id))
    case .wish(let id): wishWords(id, festival)
    case .relation(let id):
      festival.relation(id)?.words(in: festival) ?? LocalizedText(sameInAll: id.rawValue)
    case .night(let isOfStaff): nightWords(isOfStaff, festival)
    case .person(let person):
      LocalizedText(
        zh: "\(person.rows.zh) 是同一人", en: "\(person.rows.en) are one person")
    case .manner(let rule, let id):
      LocalizedText(
        zh: "\(festival.session(id).key)：\(rule.title.zh)",
        en: "\(festival.session(id).key): \(rule.title.en)")
    case .together(let causes):
      LocalizedText(
        zh: causes.map { $0.words(in: festival).zh }.joined(separator: "，且"),
        en: causes.map { $0.words(in: festival).en }.joined(separator: ", and "))
    }
  }

  private func interpretationWords(_ session: Session) -> LocalizedText {
    func list(_ separator: String, _ mode: (InterpretingNeed.Mode) -> String) -> String {
      session.interpreting.map { "\($0.language) \(mode($0.mode))" }.joined(separator: separator)
    }
    return LocalizedText(
      zh: "\(session.key) 须配翻译（\(list("、", chinese))）",
      en: "\(session.key) is interpreted (\(list(", ", english)))")
  }

  private func chinese(_ mode: InterpretingNeed.Mode) -> String {
    switch mode {
    case .simultaneous: "同传"
    case .consecutive: "交传"
    case .volunteer: "志愿翻译"
    }
  }

  private func english(_ mode: InterpretingNeed.Mode) -> String {
    switch mode {
    case .simultaneous: "simultaneously"
    case .consecutive: "consecutively"
    case .volunteer: "by volunteers"
    }
  }

  private func staffWords(_ language: String, _ festival: Festival) -> LocalizedText {
    let there = festival.interpreters.filter { interpreter in
      let isThere =
        interpreter.available.isEmpty || interpreter.available.contains { $0.start < $0.end }
      // Volunteers serve at tables only.
      let isStaged = interpreter.modes.contains { $0 != .volunteer }
      return interpreter.language == language && isThere && isStaged
    }
    var kinds: [(modes: [InterpretingNeed.Mode], available: [TimeSpan])] = []
    for interpreter in there where !kinds.contains(where: { $0 == interpreter.kind }) {
      kinds.append(interpreter.kind)
    }
    // Those of one kind who are there at the same hours are named together.
    let names = kinds.map { kind -> LocalizedText in
      let ids = there.filter { $0.kind == kind }.map(\.id.rawValue)
      let hours = kind.available.isEmpty ? nil : hours(kind.available, festival)
      return LocalizedText(
        zh: "\(ids.joined(separator: "、"))（"
          + (kind.modes.map(chinese) + [hours?.zh].compactMap(\.self)).joined(separator: "、") + "）",
        en: "\(ids.joined(separator: ", ")) ("
          + (kind.modes.map(english) + [hours?.en].compactMap(\.self)).joined(separator: ", ") + ")"
      )
    }
    return there.isEmpty
      ? LocalizedText(zh: "没有 \(language) 翻译", en: "nobody interprets \(language)")
      : LocalizedText(
        zh: "\(language) 翻译只有 \(names.map(\.zh).joined(separator: "、"))，每人一次一场，场间要休息",
        en: "only \(names.map(\.en).joined(separator: ", ")) "
          + (there.count == 1 ? "interprets" : "interpret")
          + " \(language), one session at a time and with rests")
  }

  func name(_ id: Party.ID, _ festival: Festival) -> LocalizedText {
    let name = festival.party(id).name
    return LocalizedText(zh: "\(id) \(name.zh)", en: "\(id) (\(name.en))")
  }

  /// Names single units of a large party, and small parties as such.
  private func attendanceWords(
    _ party: Party.ID, _ session: Session, _ festival: Festival
  ) -> LocalizedText {
    let all = festival.units.filter { $0.party == party }
    let attending = all.filter { session.namedUnits.contains($0.id) }
    let isPart = attending.count < all.count && attending.count <= Self.fewUnits
    let zh =
      isPart
      ? attending.map { "\($0.id) \($0.name.zh)" }.joined(separator: "、")
      : name(party, festival).zh
    let en =
      isPart
      ? attending.map { "\($0.id) (\($0.name.en))" }.joined(separator: ", ")
      : name(party, festival).en
    return LocalizedText(
      zh: "\(zh)须出席 \(session.key)", en: "\(en) must attend \(session.key)")
  }

  private static let fewUnits = 3

  private func people(_ id: Session.ID, _ festival: Festival) -> LocalizedText {
    let names = festival.session(id).namedUnits.map { festival.unit($0).name }
    let rest = names.count > Self.fewNames ? names.count - Self.fewNames : 0
    return LocalizedText(
      zh: names.prefix(Self.fewNames).map(\.zh).joined(separator: "、")
        + (rest > 0 ? "等\(names.count)个单元" : ""),
      en: names.prefix(Self.fewNames).map(\.en).joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : ""))
  }

  private static let fewNames = 6

  func venues(_ ids: [Venue.ID], _ festival: Festival) -> LocalizedText {
    let names = ids.map { festival.venue($0).name }
    return LocalizedText(
      zh: names.map(\.zh).joined(separator: "、"), en: names.map(\.en).joined(separator: ", "))
  }

  private func moment(_ time: LocalTime, _ festival: Festival) -> String {
    "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }

  func list(
    _ spans: [TimeSpan], _ festival: Festival, separator: String = ", "
  ) -> String {
    spans.map { span in
      let end = span.end
      return "\(moment(span.start, festival))–"
        + (span.start.day == end.day ? "\(festival.clock.clockFace(end))" : moment(end, festival))
    }.joined(separator: separator)
  }

  /// Whichever is shorter, the times away or the times there.
  func hours(_ available: [TimeSpan], _ festival: Festival) -> LocalizedText {
    let free = available.filter { $0.start < $0.end }
    let whole = TimeSpan(
      start: LocalTime(0), end: LocalTime(festival.dayCount * LocalTime.minutesPerDay))
    let away = free.reduce([whole]) { left, span in left.flatMap { $0.without(span) } }
    if away == [whole] { return LocalizedText(zh: "整个活动期间不在", en: "not there at all") }
    return away.count <= free.count
      ? LocalizedText(
        zh: "\(list(away, festival, separator: "、")) 不在", en: "away \(list(away, festival))")
      : LocalizedText(
        zh: "只在 \(list(free, festival, separator: "、")) 有空", en: "free only \(list(free, festival))"
      )
  }

  private func absenceWords(_ units: [AttendanceUnit], _ festival: Festival) -> LocalizedText {
    let hours = hours(units.first?.available ?? [], festival)
    let zh = units.map { "\($0.id) \($0.name.zh)" }.joined(separator: "、")
    let en = units.map { "\($0.id) (\($0.name.en))" }.joined(separator: ", ")
    let be = units.count == 1 ? "is" : "are"
    return LocalizedText(zh: "\(zh)：\(hours.zh)", en: "\(en) \(be) \(hours.en)")
  }

  private func windowWords(_ session: Session, _ festival: Festival) -> LocalizedText {
    if let pin = session.pinned {
      let end = festival.clock.clockFace(festival.time(session.duration, after: pin))
      if !session.windows.isEmpty, !session.windows.contains(where: { $0.holds(pin) }) {
        let windows = list(session.windows, festival)
        return LocalizedText(
          zh: "\(session.key) 定于 \(moment(pin, festival))–\(end)，不在其时间窗 \(windows) 之内",
          en: "\(session.key) is pinned to \(moment(pin, festival))–\(end), outside its windows "
            + windows)
      }
      return LocalizedText(
        zh: "\(session.key) 已定于 \(moment(pin, festival))–\(end)",
        en: "\(session.key) is pinned to \(moment(pin, festival))–\(end)")
    }
    return LocalizedText(
      zh: "\(session.key) 须在 \(list(session.windows, festival)) 之内开始",
      en: "\(session.key) has to start within \(list(session.windows, festival))")
  }

  private func journeyWords(
    _ id: Party.ID, _ festival: Festival, isArrival: Bool
  ) -> LocalizedText {
    let units = festival.units.filter { $0.party == id }
    let journeys = units.compactMap {
      isArrival ? festival.arrival(of: $0) : festival.departure(of: $0)
    }
    let times = journeys.map(\.time)
    guard let time = isArrival ? times.max() : times.min(),
      let place = journeys.first(where: { $0.time == time }).map({ festival.place($0.place).name })
    else { return LocalizedText(zh: "\(id) 的行程", en: "the journey of \(id)") }
    return isArrival
      ? LocalizedText(
        zh: "\(name(id, festival).zh) \(moment(time, festival)) 才到\(place.zh)",
        en: "\(name(id, festival).en) arrives at \(place.en) only \(moment(time, festival))")
      : LocalizedText(
        zh: "\(name(id, festival).zh) \(moment(time, festival)) 从\(place.zh)离开",
        en: "\(name(id, festival).en) departs from \(place.en) at \(moment(time, festival))")
  }

  private func equipmentWords(_ session: Session, _ festival: Festival) -> LocalizedText {
    let booths = session.interpreting.count { $0.mode == .simultaneous }
    let features = festival.type(session.type).features
    let lacking = session.venues.map { id -> (zh: String, en: String) in
      let venue = festival.venue(id)
      let name = venue.name
      if venue.boothCount < booths {
        return (
          "\(name.zh)需要\(booths)个同传间，只有\(venue.boothCount)个",
          "\(name.en): needs \(booths) SI booths, room has \(venue.boothCount)"
        )
      }
      let missing = features.filter { venue.features[$0] == nil }
      return missing.isEmpty
        ? ("\(name.zh)设施齐全", "\(name.en) is equipped")
        : (
          "\(name.zh)缺少 \(missing.joined(separator: "、"))",
          "\(name.en) lacks \(missing.joined(separator: ", "))"
        )
    }
    return LocalizedText(
      zh: "\(session.key) 的设施要求：\(lacking.map(\.zh).joined(separator: "；"))",
      en: "\(session.key) needs equipment; \(lacking.map(\.en).joined(separator: "; "))")
  }

  private func wishWords(_ id: Wish.ID, _ festival: Festival) -> LocalizedText {
    guard let wish = festival.wishes.first(where: { $0.id == id }) else {
      return LocalizedText(zh: id.rawValue, en: id.rawValue)
    }
    return LocalizedText(
      zh: "\(wish.author) 的要求 \(id)（\(wish.reason)）",
      en: "\(id), asked for by \(wish.author) (\(wish.reason))")
  }
}

extension Interpreter {
  /// What tells it from others of its language.
  fileprivate var kind: (modes: [InterpretingNeed.Mode], available: [TimeSpan]) {
    (modes, available)
  }
}
