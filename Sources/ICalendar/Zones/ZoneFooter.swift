// SPDX-License-Identifier: Apache-2.0

/// The rule by which a zone's clock goes on, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// - Source: POSIX.1-2017 section 8.3 (TZ), with the hours beyond a day of RFC 8536 section 3.3.1.
struct ZoneFooter {
  /// A day of every year.
  fileprivate enum Day {
    /// The weekday (0 for Sunday) of the n-th week of a month; the fifth is the last.
    case weekday(month: Int, week: Int, weekday: Int)
    /// Counted from 1, without 29 February.
    case plain(Int)
    /// Counted from 0, with 29 February.
    case counted(Int)
  }

  struct Daylight {
    let phase: ZoneData.Phase
    fileprivate let start: (day: Day, second: Int)
    fileprivate let end: (day: Day, second: Int)
  }

  let standard: ZoneData.Phase
  /// `nil` for a clock that does not change.
  let daylight: Daylight?

  /// Reads the text; `nil` for one that is none.
  init?(_ text: String) {
    var rest = Substring(text)
    guard let name = Self.name(&rest), let offset = Self.duration(&rest) else { return nil }
    standard = ZoneData.Phase(offset: -offset, isDaylight: false, name: name)
    guard !rest.isEmpty else {
      daylight = nil
      return
    }
    guard let summer = Self.name(&rest) else { return nil }
    var ahead = standard.offset + 3600
    if rest.first != "," {
      guard let offset = Self.duration(&rest) else { return nil }
      ahead = -offset
    }
    guard let start = Self.moment(&rest), let end = Self.moment(&rest), rest.isEmpty else {
      return nil
    }
    daylight = Daylight(
      phase: ZoneData.Phase(offset: ahead, isDaylight: true, name: summer), start: start, end: end)
  }

  /// When which phase begins, in order.
  func starts(from: Int, to: Int) -> [(instant: Int, phase: ZoneData.Phase)] {
    guard let daylight, from < to else { return from < to ? [(from + 1, standard)] : [] }
    var starts: [(instant: Int, phase: ZoneData.Phase)] = []
    let years = [from, to].map { CivilDays.date(CivilDays.day(ofSecond: $0)).year }
    for year in years[0] - 1...years[1] + 1 {
      let ends = [
        (daylight.start, daylight.phase, standard), (daylight.end, standard, daylight.phase),
      ]
      for ((day, second), phase, before) in ends {
        let midnight = Self.day(day, in: year) * CivilDays.secondsPerDay
        starts.append((midnight + second - before.offset, phase))
      }
    }
    return starts.sorted { $0.instant < $1.instant }.filter { (from..<to).contains($0.instant) }
  }

  private static func day(_ day: Day, in year: Int) -> Int {
    switch day {
    case .weekday(let month, let week, let weekday):
      let first = CivilDays.day(year: year, month: month, day: 1)
      // Monday is 0 of ours, Sunday 0 of theirs.
      let ahead = CivilDays.floorModulo(weekday + 6 - CivilDays.weekday(first), 7)
      let found = first + ahead + (week - 1) * 7
      let isBeyond = found >= first + CivilDays.length(ofMonth: month, in: year)
      return isBeyond ? found - 7 : found
    case .plain(let number):
      let isAfter = CivilDays.isLeap(year) && number >= 60
      return CivilDays.day(year: year, month: 1, day: 1) + number - (isAfter ? 0 : 1)
    case .counted(let number): return CivilDays.day(year: year, month: 1, day: 1) + number
    }
  }

  // MARK: Text

  private static func name(_ rest: inout Substring) -> String? {
    let isQuoted = rest.first == "<"
    if isQuoted { rest = rest.dropFirst() }
    let name = rest.prefix {
      $0.isASCII && ($0.isLetter || isQuoted && ($0.isNumber || $0 == "+" || $0 == "-"))
    }
    rest = rest.dropFirst(name.count)
    if isQuoted {
      guard rest.first == ">" else { return nil }
      rest = rest.dropFirst()
    }
    return name.count >= 3 ? String(name) : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func duration(_ rest: inout Substring) -> Int? {
    var sign = 1
    if let first = rest.first, first == "+" || first == "-" {
      sign = first == "-" ? -1 : 1
      rest = rest.dropFirst()
    }
    var seconds = 0
    for (index, unit) in [3600, 60, 1].enumerated() {
      if index > 0 {
        guard rest.first == ":" else { break }
        rest = rest.dropFirst()
      }
      guard let value = number(&rest), value <= (index == 0 ? 167 : 59) else { return nil }
      seconds += value * unit
    }
    return sign * seconds
  }

  private static func moment(_ rest: inout Substring) -> (day: Day, second: Int)? {
    guard rest.first == "," else { return nil }
    rest = rest.dropFirst()
    let day: Day
    switch rest.first {
    case "M":
      rest = rest.dropFirst()
      var parts: [Int] = []
      for index in 0..<3 {
        if index > 0 {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        guard let value = number(&rest) else { return nil }
        parts.append(value)
      }
      guard (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2])
      else { return nil }
      day = .weekday(month: parts[0], week: parts[1], weekday: parts[2])
    case "J":
      rest = rest.dropFirst()
      guard let value = number(&rest), (1...365).contains(value) else { return nil }
      day = .plain(value)
    default:
      guard let value = number(&rest), value <= 365 else { return nil }
      day = .counted(value)
    }
    guard rest.first == "/" else { return (day, 7200) }
    rest = rest.dropFirst()
    return duration(&rest).map { (day, $0) }
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 3 ? Int(digits) : nil
  }
}
