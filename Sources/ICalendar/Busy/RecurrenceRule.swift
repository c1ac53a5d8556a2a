// SPDX-License-Identifier: Apache-2.0

/// How an event repeats, daily or more rarely.
///
/// Programs write rules that are a little wrong: blanks, empty items, private parts, COUNT beside
/// UNTIL. What can mean one thing only is read; all else is a problem that names the part.
///
/// - Source: RFC 5545 section 3.3.10.
struct RecurrenceRule: Hashable {
  enum Frequency: String {
    case daily = "DAILY", weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY"
  }

  /// A day of the week, and which of them in its month or year; 0 for every.
  struct Weekday: Hashable {
    let ordinal: Int
    /// 0 for Monday.
    let number: Int
  }

  enum Problem: Error, Hashable {
    /// It repeats by hours, minutes or seconds.
    case tooFine
    /// The part as it stands in the rule.
    case unreadable(String)
  }

  private(set) var frequency = Frequency.daily
  private(set) var interval = 1
  private(set) var count: Int?
  /// The last moment; a whole day stands for its end.
  private(set) var until: TimeValue?
  private(set) var months: [Int] = []
  private(set) var weeks: [Int] = []
  private(set) var yearDays: [Int] = []
  private(set) var monthDays: [Int] = []
  private(set) var weekdays: [Weekday] = []
  private(set) var hours: [Int] = []
  private(set) var minutes: [Int] = []
  private(set) var seconds: [Int] = []
  private(set) var positions: [Int] = []
  /// 0 for Monday.
  private(set) var weekStart = 0

  static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// Reads the value of an RRULE; `zone` is the event's, for an UNTIL without one.
  init(_ text: String, zone: String?) throws(Problem) {
    var seen: Set<Substring> = []
    for part in text.uppercased().split(separator: ";").map(\.trimmingSpaces) where !part.isEmpty {
      let ends = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard ends.count == 2 else { throw .unreadable(part) }
      let name = Substring(ends[0].trimmingSpaces)
      let value = ends[1].trimmingSpaces
      if name.hasPrefix("X-") { continue }
      guard seen.insert(name).inserted else { throw .unreadable(part) }
      guard try read(name, value, zone: zone) else { throw .unreadable(part) }
    }
    guard seen.contains("FREQ") else { throw .unreadable("FREQ") }
    try checkParts()
  }

  /// Reads one part; `false` when it has no meaning.
  private mutating func read(
    _ name: Substring, _ value: String, zone: String?
  ) throws(Problem) -> Bool {
    switch name {
    case "FREQ":
      if ["HOURLY", "MINUTELY", "SECONDLY"].contains(value) { throw .tooFine }
      guard let frequency = Frequency(rawValue: value) else { return false }
      self.frequency = frequency
    case "INTERVAL":
      guard let interval = Int(value), (1...100_000).contains(interval) else { return false }
      self.interval = interval
    case "COUNT":
      guard let count = Int(value), count > 0 else { return false }
      self.count = count
    case "UNTIL":
      guard let until = TimeValue(value, zone: zone) else { return false }
      self.until = until
    case "WKST":
      guard let number = Self.weekdayNames.firstIndex(of: value) else { return false }
      weekStart = number
    case "BYDAY":
      guard let weekdays = Self.weekdays(value) else { return false }
      self.weekdays = weekdays
    case "RSCALE": return value == "GREGORIAN"
    case "SKIP": return value == "OMIT"
    default: return readNumbers(name, value)
    }
    return true
  }

  private mutating func readNumbers(_ name: Substring, _ value: String) -> Bool {
    let path: WritableKeyPath<Self, [Int]>
    let range: ClosedRange<Int>
    let isSigned: Bool
    switch name {
    case "BYMONTH": (path, range, isSigned) = (\.months, 1...12, false)
    case "BYWEEKNO": (path, range, isSigned) = (\.weeks, 1...53, true)
    case "BYYEARDAY": (path, range, isSigned) = (\.yearDays, 1...366, true)
    case "BYMONTHDAY": (path, range, isSigned) = (\.monthDays, 1...31, true)
    case "BYHOUR": (path, range, isSigned) = (\.hours, 0...23, false)
    case "BYMINUTE": (path, range, isSigned) = (\.minutes, 0...59, false)
    case "BYSECOND": (path, range, isSigned) = (\.seconds, 0...60, false)
    case "BYSETPOS": (path, range, isSigned) = (\.positions, 1...366, true)
    default: return false
    }
    var numbers: [Int] = []
    for item in value.split(separator: ",").map(\.trimmingSpaces) where !item.isEmpty {
      guard let number = Int(item), number.magnitude <= 366,
        range.contains(isSigned ? abs(number) : number)
      else { return false }
      // A leap second is the one before it.
      numbers.append(name == "BYSECOND" ? min(59, number) : number)
    }
    guard !numbers.isEmpty else { return false }
    self[keyPath: path] = Array(Set(numbers)).sorted()
    return true
  }

  private static func weekdays(_ value: String) -> [Weekday]? {
    var weekdays: [Weekday] = []
    for item in value.split(separator: ",").map(\.trimmingSpaces) where !item.isEmpty {
      guard let number = weekdayNames.firstIndex(of: String(item.suffix(2))) else { return nil }
      let ordinal = item.dropLast(2)
      guard let which = ordinal.isEmpty ? 0 : Int(ordinal), which.magnitude <= 53,
        ordinal.isEmpty || which != 0
      else { return nil }
      weekdays.append(Weekday(ordinal: which, number: number))
    }
    return weekdays.isEmpty ? nil : weekdays
  }

  /// Refuses parts that the frequency gives no meaning.
  private func checkParts() throws(Problem) {
    if !weeks.isEmpty, frequency != .yearly { throw .unreadable("BYWEEKNO") }
    if !yearDays.isEmpty, frequency != .yearly { throw .unreadable("BYYEARDAY") }
    if !monthDays.isEmpty, frequency == .weekly { throw .unreadable("BYMONTHDAY") }
    let hasOrdinal = weekdays.contains { $0.ordinal != 0 }
    if hasOrdinal, frequency == .daily || frequency == .weekly || !weeks.isEmpty {
      throw .unreadable("BYDAY")
    }
    let hasOther =
      !(months.isEmpty && weeks.isEmpty && yearDays.isEmpty && monthDays.isEmpty
      && weekdays.isEmpty && hours.isEmpty && minutes.isEmpty && seconds.isEmpty)
    if !positions.isEmpty, !hasOther { throw .unreadable("BYSETPOS") }
  }
}
