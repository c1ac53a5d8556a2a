// SPDX-License-Identifier: Apache-2.0

/// The occurrences of a rule as times on its clock.
///
/// A rule is taken period by period (day, week, month, year): the days of the period that all parts
/// allow, the times of the day, and of these the positions that BYSETPOS wants. Periods before those
/// that are asked for are passed over unless COUNT needs them.
///
/// - Source: RFC 5545 section 3.3.10, with the order of evaluation and the table of that section.
struct RecurrenceExpansion {
  /// Days that may be looked at, for one rule and for all rules of a file together.
  struct Budget {
    static let mostForOneRule = 4_000_000
    var days: Int
  }

  private let rule: RecurrenceRule
  /// The first occurrence, in seconds on the clock.
  private let start: Int
  private let startDay: Int
  private let times: [Int]
  private let monthMask: Int
  private let weekdayMask: Int
  private let hasOrdinal: Bool
  /// Whether the day of the rule's start stands for parts that the rule leaves out.
  private let ownDate: (month: Int, day: Int, weekday: Int)

  init(_ rule: RecurrenceRule, start: Int, isWholeDay: Bool) {
    self.rule = rule
    self.start = start
    startDay = CivilDays.day(ofSecond: start)
    let second = start - startDay * CivilDays.secondsPerDay
    func values(_ given: [Int], _ own: Int) -> [Int] { given.isEmpty || isWholeDay ? [own] : given }
    var times: [Int] = []
    for hour in values(rule.hours, second / 3600) {
      for minute in values(rule.minutes, second / 60 % 60) {
        for second in values(rule.seconds, second % 60) {
          times.append((hour * 60 + minute) * 60 + second)
        }
      }
    }
    self.times = times
    monthMask = rule.months.reduce(0) { $0 | 1 << $1 }
    hasOrdinal = rule.weekdays.contains { $0.ordinal != 0 }
    weekdayMask = rule.weekdays.reduce(0) { $0 | ($1.ordinal == 0 ? 1 << $1.number : 0) }
    let date = CivilDays.date(startDay)
    ownDate = (date.month, date.day, CivilDays.weekday(startDay))
  }

  /// Occurrences from `earliest` to `latest`, in order; the start itself always counts as the first.
  ///
  /// `isOver` tells whether an occurrence lies beyond UNTIL.
  ///
  /// - Returns: `nil` when the budget does not suffice.
  /// - Complexity: linear in the days of the periods that are looked at.
  func occurrences(
    from earliest: Int, to latest: Int, budget: inout Budget, isOver: (Int) -> Bool
  ) -> [Int]? {
    var found: [Int] = []
    if start >= earliest, start <= latest { found.append(start) }
    var left = rule.count.map { $0 - 1 } ?? Int.max
    var spent = 0
    var step = rule.count == nil ? firstStep(reaching: earliest) : 0
    while left > 0 {
      let days = period(step)
      guard let days, days.lowerBound * CivilDays.secondsPerDay <= latest else { break }
      let width = days.count
      spent += width
      budget.days -= width
      guard spent <= Budget.mostForOneRule, budget.days >= 0 else { return nil }
      for moment in moments(in: days) where moment > start {
        if moment > latest || isOver(moment) { return found }
        if moment >= earliest { found.append(moment) }
        left -= 1
        if left == 0 { break }
      }
      step += 1
    }
    return found
  }

  // MARK: Periods

  /// The number of the last period that begins before a moment, or 0.
  private func firstStep(reaching moment: Int) -> Int {
    guard moment > start else { return 0 }
    let day = CivilDays.day(ofSecond: moment)
    let passed: Int
    switch rule.frequency {
    case .daily: passed = day - startDay
    case .weekly: passed = (day - startDay) / 7
    case .monthly, .yearly:
      let (from, to) = (CivilDays.date(startDay), CivilDays.date(day))
      let years = to.year - from.year
      passed = rule.frequency == .yearly ? years : years * 12 + to.month - from.month
    }
    // One more, as a week may begin before its Monday.
    return max(0, passed / rule.interval - 1)
  }

  /// The days of a period; `nil` beyond the calendar.
  private func period(_ step: Int) -> Range<Int>? {
    let (distance, isLarge) = step.multipliedReportingOverflow(by: rule.interval)
    guard !isLarge, distance < 4_000_000 else { return nil }
    switch rule.frequency {
    case .daily: return startDay + distance..<startDay + distance + 1
    case .weekly:
      let back = CivilDays.floorModulo(ownDate.weekday - rule.weekStart, 7)
      let first = startDay - back + distance * 7
      return first..<first + 7
    case .monthly:
      let date = CivilDays.date(startDay)
      let months = date.year * 12 + date.month - 1 + distance
      let (year, month) = (months / 12, months % 12 + 1)
      guard year <= 9999 else { return nil }
      let first = CivilDays.day(year: year, month: month, day: 1)
      return first..<first + CivilDays.length(ofMonth: month, in: year)
    case .yearly:
      let year = CivilDays.date(startDay).year + distance
      guard year <= 9999 else { return nil }
      return CivilDays.day(
        year: year, month: 1, day: 1)..<CivilDays.day(year: year + 1, month: 1, day: 1)
    }
  }

  /// All occurrences of a period, in order.
  private func moments(in days: Range<Int>) -> [Int] {
    var all: [Int] = []
    for day in days where allows(day) {
      for time in times { all.append(day * CivilDays.secondsPerDay + time) }
    }
    guard !rule.positions.isEmpty else { return all }
    let chosen = rule.positions.compactMap { position -> Int? in
      let index = position > 0 ? position - 1 : all.count + position
      return all.indices.contains(index) ? all[index] : nil
    }
    return Set(chosen).sorted()
  }

  // MARK: Days

  private func allows(_ day: Int) -> Bool {
    let weekday = CivilDays.weekday(day)
    switch rule.frequency {
    case .weekly:
      if !(rule.weekdays.isEmpty ? weekday == ownDate.weekday : weekdayMask & 1 << weekday != 0) {
        return false
      }
      return monthMask == 0 || monthMask & 1 << CivilDays.date(day).month != 0
    case .daily:
      if !rule.weekdays.isEmpty, weekdayMask & 1 << weekday == 0 { return false }
      if monthMask == 0, rule.monthDays.isEmpty { return true }
    case .monthly, .yearly:
      if !rule.weekdays.isEmpty, !hasOrdinal, weekdayMask & 1 << weekday == 0 { return false }
    }
    let date = CivilDays.date(day)
    let length = CivilDays.length(ofMonth: date.month, in: date.year)
    if monthMask != 0, monthMask & 1 << date.month == 0 { return false }
    if !rule.monthDays.isEmpty,
      !rule.monthDays.contains(date.day), !rule.monthDays.contains(date.day - length - 1)
    {
      return false
    }
    if rule.frequency == .daily { return true }
    if !rule.weeks.isEmpty {
      let week = CivilDays.weekNumbers(day, weekStart: rule.weekStart)
      if !rule.weeks.contains(week.fromStart), !rule.weeks.contains(week.fromEnd) { return false }
    }
    let yearDay = day - CivilDays.day(year: date.year, month: 1, day: 1) + 1
    let yearLength = CivilDays.isLeap(date.year) ? 366 : 365
    if !rule.yearDays.isEmpty,
      !rule.yearDays.contains(yearDay), !rule.yearDays.contains(yearDay - yearLength - 1)
    {
      return false
    }
    if !rule.weekdays.isEmpty {
      return isWanted(weekday, date.day, length, yearDay, yearLength)
    }
    return isOwn(date.month, date.day, weekday)
  }

  /// Whether a weekday is one of those named, counted in its month or its year.
  private func isWanted(
    _ weekday: Int, _ day: Int, _ length: Int, _ yearDay: Int, _ yearLength: Int
  ) -> Bool {
    let countsInYear = rule.frequency == .yearly && rule.months.isEmpty
    let (position, total) = countsInYear ? (yearDay, yearLength) : (day, length)
    let fromStart = (position - 1) / 7 + 1
    let fromEnd = -((total - position) / 7 + 1)
    return rule.weekdays.contains {
      $0.number == weekday && ($0.ordinal == 0 || $0.ordinal == fromStart || $0.ordinal == fromEnd)
    }
  }

  /// Whether a day agrees with the start in what the rule leaves open.
  private func isOwn(_ month: Int, _ day: Int, _ weekday: Int) -> Bool {
    if !rule.monthDays.isEmpty || !rule.yearDays.isEmpty { return true }
    if !rule.weeks.isEmpty { return weekday == ownDate.weekday }
    if rule.frequency == .yearly, rule.months.isEmpty, month != ownDate.month { return false }
    return day == ownDate.day
  }
}
