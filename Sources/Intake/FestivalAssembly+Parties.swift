// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readParties() {
    for row in rows(.parties, for: &parties) {
      let id = parties.enter(row, "party_id")
      let country = checkCountry(row, "country")
      let type = row.isEmpty("type") ? "guest" : row.text("type")
      let side: Party.Side? = row.isEmpty("side") ? .guest : row.word("side")
      let languages = row.languages("languages")
      let arrival = journey(row, "arrive_at", "arrive_place")
      let departure = journey(row, "depart_at", "depart_place")
      let hotel = places.optionalReference(row, "hotel")
      let exequatur = row.date("exequatur")
      let name = row.localizedName()
      checkStay(row, arrival?.time, departure?.time)
      guard let id, let country, let side else { continue }
      parts.parties.append(
        Party(
          id: id,
          name: name,
          country: country,
          type: type,
          side: side,
          languages: languages,
          arrival: arrival,
          departure: departure,
          hotel: hotel,
          exequatur: exequatur,
          note: row.text("note")
        )
      )
    }
  }

  private func journey(_ row: Row, _ time: String, _ place: String) -> Party.Journey? {
    if row.isEmpty(time) && row.isEmpty(place) { return nil }
    if row.isEmpty(time) || row.isEmpty(place) {
      row.add(
        .journeyIncomplete,
        time,
        LocalizedText(
          zh: "\(time) 和 \(place) 只填了一个", en: "Only one of '\(time)' and '\(place)' is filled in"),
        remedy: LocalizedText(
          zh: "请两个都填；本地团组则都留空", en: "Fill in both, or leave both empty for a local party")
      )
      return nil
    }
    let moment = self.time(row, time)
    guard let site = places.reference(row, place), let moment else { return nil }
    return Party.Journey(time: moment, place: site)
  }

  private func checkStay(_ row: Row, _ arrival: LocalTime?, _ departure: LocalTime?) {
    if let arrival, let departure, departure <= arrival {
      row.add(
        .departureBeforeArrival,
        "depart_at",
        LocalizedText(zh: "离开早于抵达", en: "The party leaves before it arrives"),
        remedy: LocalizedText(zh: "请更正抵达或离开时间", en: "Correct the arrival or the departure")
      )
    }
    guard file.hasDays else { return }
    let end = LocalTime(file.dayCount * LocalTime.minutesPerDay)
    let cause = LocalizedText(
      zh: "该团组在活动期间一天也不在", en: "The party is not there on any day of the festival")
    let remedy = LocalizedText(
      zh: "请更正时间，或更正 \(TableSchema.festivalFile) 中的 first_day 和 days",
      en: "Correct the time, or 'first_day' and 'days' in \(TableSchema.festivalFile)")
    if let arrival, arrival >= end {
      row.add(.outsideFestival, "arrive_at", cause, remedy: remedy)
    }
    if let departure, departure <= LocalTime(0) {
      row.add(.outsideFestival, "depart_at", cause, remedy: remedy)
    }
  }

  func readUnits() {
    for row in rows(.units, for: &units) {
      let id = units.enter(row, "unit_id")
      let party = parties.reference(row, "party_id")
      let size = row.number("size", in: 1...NumberText.most)
      let standing: AttendanceUnit.Standing? =
        row.isEmpty("standing") ? .group : row.word("standing")
      let grade = grade(row)
      let available = availability(row)
      let longestDay = row.optionalNumber("longest_day_min", in: 1...1440)
      let arrival = journey(row, "arrive_at", "arrive_place")
      let departure = journey(row, "depart_at", "depart_place")
      let name = row.localizedName()
      let needsStepFree = row.flag("step_free")
      checkStay(row, arrival?.time, departure?.time)
      guard let id, let party, let size, let standing else { continue }
      parts.units.append(
        AttendanceUnit(
          id: id,
          party: party,
          name: name,
          size: size,
          standing: standing,
          grade: grade,
          interests: row.list("interests"),
          available: available,
          longestDay: longestDay.map { Minutes($0) },
          arrival: arrival,
          departure: departure
        )
      )
      parts.units[parts.units.count - 1].needsStepFree = needsStepFree
    }
  }

  private func grade(_ row: Row) -> Int? {
    if row.isEmpty("grade") { return nil }
    if let tenths = NumberText.decimal(row.text("grade"), digits: 1), tenths <= 100 {
      return tenths
    }
    row.add(
      .badGrade,
      "grade",
      LocalizedText(
        zh: "\(quotedZh(row.text("grade")))不是级别", en: "\(quoted(row.text("grade"))) is not a grade"
      ),
      remedy: LocalizedText(
        zh: "请填写 0 到 10 的数，最多一位小数，如 3.5",
        en: "Write a number from 0 to 10 with at most one decimal, such as 3.5")
    )
    return nil
  }

  func readGuests() {
    guard let rows = readableRows(.guests) else { return }
    var guests = Register<Guest>(Noun.guest, file: TableSchema.guests.file)
    var guestRows: [AttendanceUnit.ID: [Row]] = [:]
    var passports: [String: Int] = [:]
    for row in rows { passports[PersonRow.passport(row), default: 0] += 1 }
    for row in rows {
      checkDigits(of: row)
      let id = guests.enter(row, "guest_id")
      let unit = units.reference(row, "unit_id")
      let country = checkCountry(row, "country")
      let protocolClass = row.text("protocol_class")
      let languages = row.languages("languages")
      let clearance = row.clearance()
      _ = row.flag("synthetic")
      if let unit { guestRows[unit, default: []].append(row) }
      guard let id, let unit, let country else { continue }
      // Most guests have nothing that another row has too.
      if !row.isEmpty("email") || passports[PersonRow.passport(row), default: 0] > 1 {
        persons.append(
          PersonRow(
            Noun.guest, row, "guest_id", part: .guest(unit),
            name: "\(row.text("name_zh"))/\(row.text("name_latin"))",
            names: [row.text("name_zh"), row.text("name_latin"), row.text("name_native")]))
      }
      parts.guests.append(
        Guest(
          id: id,
          unit: unit,
          nameZh: row.text("name_zh"),
          nameLatin: row.text("name_latin"),
          nameNative: row.text("name_native"),
          sex: row.text("sex"),
          country: country,
          title: row.text("title"),
          protocolClass: protocolClass,
          languages: languages,
          passport: row.text("passport"),
          diet: row.text("diet"),
          mobility: row.text("mobility"),
          clearance: clearance,
          organisation: row.text("organisation"),
          arrival: guestJourney(row, "arrive", place: "arrive_at_place"),
          departure: guestJourney(row, "depart", place: "depart_from_place"),
          hotel: row.text("hotel"),
          phone: row.text("phone"),
          email: row.text("email"),
          note: row.text("note")
        )
      )
    }
    let needing = Set(parts.guests.filter(\.needsStepFree).map(\.unit))
    for index in parts.units.indices where needing.contains(parts.units[index].id) {
      parts.units[index].needsStepFree = true
    }
    checkSizes(guestRows)
    checkJourneys()
  }

  /// A guest's own journey, of which any part may be missing.
  private func guestJourney(_ row: Row, _ prefix: String, place: String) -> Guest.Journey {
    Guest.Journey(
      date: row.date("\(prefix)_date"),
      time: row.timeOfDay("\(prefix)_time"),
      transport: row.text("\(prefix)_by"),
      place: row.text(place)
    )
  }

  private func checkSizes(_ guestRows: [AttendanceUnit.ID: [Row]]) {
    for unit in parts.units {
      let rows = guestRows[unit.id] ?? []
      if rows.count > unit.size {
        rows[unit.size].add(
          .tooManyGuests,
          "unit_id",
          LocalizedText(
            zh: "单元 \(unit.id) 有 \(rows.count) 位嘉宾，而人数填的是 \(unit.size)",
            en: "The unit \(unit.id) has \(rows.count) guests but a size of \(unit.size)"),
          remedy: LocalizedText(
            zh: "请更正 \(TableSchema.units.file) 的 size，或把嘉宾移到别的单元",
            en: "Correct 'size' in \(TableSchema.units.file), or move a guest")
        )
      } else if rows.count < unit.size {
        log.add(
          .tooFewGuests,
          at: units.place(of: unit.id),
          LocalizedText(
            zh: "单元 \(unit.id) 有 \(rows.count) 位嘉宾，而人数填的是 \(unit.size)",
            en: "The unit \(unit.id) has \(rows.count) guests but a size of \(unit.size)"),
          remedy: LocalizedText(
            zh: "请补上缺少的嘉宾，或更正 \(TableSchema.units.file) 的 size",
            en: "Add the missing guests, or correct 'size' in \(TableSchema.units.file)")
        )
      }
    }
  }

  /// Units that may be planned while a guest of theirs is not there, by their window and journey.
  private func checkJourneys() {
    guard file.hasDays else { return }
    var guests: [AttendanceUnit.ID: [Int]] = [:]
    for (index, guest) in parts.guests.enumerated()
    where guest.arrival.date != nil || guest.departure.date != nil {
      guests[guest.unit, default: []].append(index)
    }
    let journeys = Dictionary(
      parts.parties.map { ($0.id, ($0.arrival, $0.departure)) }, uniquingKeysWith: { $1 })
    for unit in parts.units
    where unit.available.isEmpty || unit.available.contains(where: { $0.start < $0.end }) {
      guard let of = guests[unit.id] else { continue }
      let party = journeys[unit.party]
      let first = [unit.available.map(\.start).min(), (unit.arrival ?? party?.0)?.time]
        .compactMap(\.self).max()
      let last = [unit.available.map(\.end).max(), (unit.departure ?? party?.1)?.time]
        .compactMap(\.self).min()
      let begin = first ?? LocalTime(0)
      let late = of.first { (moment(parts.guests[$0].arrival, otherwise: 0) ?? begin) > begin }
      if let guest = late.map({ parts.guests[$0] }),
        let arrival = moment(guest.arrival, otherwise: 0)
      {
        let known = first.map { (chinese($0), parts.clock.words($0)) }
        reportJourney(
          unit,
          LocalizedText(
            zh: "自\(known?.0 ?? "活动首日")起可排，而嘉宾 \(guest.id) \(chinese(arrival))才到",
            en: "is available from \(known?.1 ?? "the first day on"), its guest \(guest.id) "
              + "arrives \(parts.clock.words(arrival))"))
      }
      let end = last ?? LocalTime(file.dayCount * LocalTime.minutesPerDay)
      let early = of.first { (moment(parts.guests[$0].departure, otherwise: 1440) ?? end) < end }
      if let guest = early.map({ parts.guests[$0] }),
        let departure = moment(guest.departure, otherwise: 1440)
      {
        let known = last.map { (chinese($0), parts.clock.words($0)) }
        reportJourney(
          unit,
          LocalizedText(
            zh: "可排至\(known?.0 ?? "活动结束")，而嘉宾 \(guest.id) \(chinese(departure))就离开",
            en: "is available until \(known?.1 ?? "the end of the festival"), its guest "
              + "\(guest.id) leaves \(parts.clock.words(departure))"))
      }
    }
  }

  /// When a guest comes or goes; without an hour, the whole day counts.
  private func moment(_ journey: Guest.Journey, otherwise minutes: Minutes) -> LocalTime? {
    journey.date.map { parts.clock.time($0, journey.time ?? minutes) }
  }

  private func reportJourney(_ unit: AttendanceUnit, _ difference: LocalizedText) {
    log.add(
      .guestAwayFromUnit,
      at: units.place(of: unit.id),
      LocalizedText(zh: "\(unit.id) \(difference.zh)", en: "\(unit.id) \(difference.en)"),
      remedy: LocalizedText(
        zh: "请更正 \(TableSchema.units.file) 的 available，或嘉宾的行程",
        en: "Correct 'available' in \(TableSchema.units.file), or the guest's journey")
    )
  }

  /// A moment as Chinese writes it, such as `3月27日14:35`.
  private func chinese(_ time: LocalTime) -> String {
    let date = parts.clock.date(ofDay: time.day)
    return "\(date.month)月\(date.day)日\(parts.clock.clockFace(time))"
  }
}

extension FestivalClock {
  /// A day and hour as a person says it, such as `27 March 14:35`.
  fileprivate func words(_ time: LocalTime) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let date = date(ofDay: time.day)
    return "\(date.day) \(months[date.month - 1]) \(clockFace(time))"
  }
}
