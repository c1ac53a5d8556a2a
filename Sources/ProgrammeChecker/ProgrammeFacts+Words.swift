// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// How breaches and charges are worded: identifiers, role names and times, never a person's name.
extension ProgrammeFacts {
  /// `Wed 28 Mar` and `3月28日`.
  func words(day: Int) -> LocalizedText {
    let date = festival.clock.date(ofDay: day)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return LocalizedText(
      zh: "\(date.month)月\(date.day)日",
      en: "\(weekdays[date.weekday]) \(date.day) \(months[date.month - 1])"
    )
  }

  /// `Wed 28 Mar 16:10` and `3月28日 16:10`.
  func words(_ time: LocalTime) -> LocalizedText {
    let day = words(day: time.day)
    let clock = festival.clock.clockFace(time)
    return LocalizedText(zh: "\(day.zh) \(clock)", en: "\(day.en) \(clock)")
  }

  /// `Wed 28 Mar 16:10–17:00`.
  func words(_ span: TimeSpan) -> LocalizedText {
    let start = words(span.start)
    let end = span.end.day == span.start.day ? nil : words(span.end)
    let clock = festival.clock.clockFace(span.end)
    return LocalizedText(
      zh: "\(start.zh)–\(end?.zh ?? clock)",
      en: "\(start.en)–\(end?.en ?? clock)"
    )
  }

  /// `S21 C-US1`.
  func name(_ session: Session) -> String {
    session.key.isEmpty || session.key == session.id.rawValue
      ? session.id.rawValue : "\(session.id) \(session.key)"
  }

  /// `S21 C-US1 (Wed 28 Mar 16:10–16:40, CIV-REC)`.
  func words(_ placement: Placement) -> LocalizedText {
    let time = words(placement.span)
    let name = name(placement.session)
    return LocalizedText(
      zh: "\(name)（\(time.zh)，\(placement.venue.id)）",
      en: "\(name) (\(time.en), \(placement.venue.id))"
    )
  }

  func words(_ placement: InterviewPlacement) -> LocalizedText {
    let time = words(placement.span)
    return LocalizedText(
      zh: "专访 \(placement.interview.id)（\(time.zh)，\(placement.venue.id)）",
      en: "interview \(placement.interview.id) (\(time.en), \(placement.venue.id))"
    )
  }

  func words(_ placement: SlotPlacement) -> LocalizedText {
    let time = words(placement.span)
    let name = name(placement.host.session)
    return LocalizedText(
      zh: "采访时段 \(placement.slot.id)（\(name)，\(time.zh)）",
      en: "media slot \(placement.slot.id) (\(name), \(time.en))"
    )
  }

  func words(_ engagement: Engagement) -> LocalizedText {
    switch engagement.occasion {
    case .session(let placement): words(placement)
    case .interview(let placement): words(placement)
    case .slot(let placement): words(placement)
    }
  }

  /// `C-US.H Consul-General`: the identifier and the role.
  func words(_ unit: AttendanceUnit.ID) -> LocalizedText {
    let name = festival.unit(unit).name
    return LocalizedText(
      zh: name.zh.isEmpty ? unit.rawValue : "\(unit) \(name.zh)",
      en: name.en.isEmpty ? unit.rawValue : "\(unit) \(name.en)"
    )
  }
}

extension Minutes {
  /// The plain number, for messages.
  var number: Int { rawValue }
}
