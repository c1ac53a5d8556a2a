// SPDX-License-Identifier: Apache-2.0

/// The lint's reading of unfolded lines: nesting, zones, and what every event must have.
struct LintStructure {
  private(set) var problems: [ICalendarLint.Problem] = []

  private var open: [String] = []
  private var hasCalendar = false
  private var isFirstCalendarLine = false
  private var declaredZones: [String] = []
  private var usedZones: [(zone: String, line: Int)] = []
  private var calendarNames: [String] = []
  private var uids: Set<String> = []
  private var event: [String: (parameters: ArraySlice<UInt8>, value: String)] = [:]

  /// Whether the value of a property is looked at.
  private static func isJudged(_ name: String) -> Bool {
    switch name {
    case "BEGIN", "END", "TZID", "UID", "DTSTAMP", "DTSTART", "DTEND": true
    default: false
    }
  }

  mutating func read(_ bytes: [UInt8], at line: Int) {
    guard let (name, parameters, rest) = Self.split(bytes) else {
      if !bytes.isEmpty { report("no property name before a colon", line) }
      return
    }
    let value = Self.isJudged(name) ? String(decoding: rest, as: UTF8.self) : ""
    if isFirstCalendarLine {
      isFirstCalendarLine = false
      if name != "PRODID" { report("\(name) comes before PRODID", line) }
    }
    switch name {
    case "BEGIN": begin(value, line)
    case "END": end(value, line)
    default: property(name, parameters, value, line)
    }
  }

  mutating func finish(at line: Int) {
    if !hasCalendar { report("no VCALENDAR", line) }
    for component in open { report("\(component) has no END", line) }
    for (zone, line) in usedZones where !declaredZones.contains(zone) {
      report("zone \(zone) is not declared", line)
    }
  }

  private mutating func begin(_ component: String, _ line: Int) {
    if open.isEmpty {
      if component != "VCALENDAR" { report("\(component) outside VCALENDAR", line) }
      if hasCalendar { report("a second VCALENDAR", line) }
      hasCalendar = true
      isFirstCalendarLine = true
      calendarNames = []
    }
    if component == "VEVENT" { event = [:] }
    open.append(component)
  }

  private mutating func end(_ component: String, _ line: Int) {
    guard open.last == component else {
      report("END:\(component) inside \(open.last ?? "nothing")", line)
      return
    }
    open.removeLast()
    if component == "VEVENT" { finishEvent(line) }
    if component == "VCALENDAR" {
      for name in ["PRODID", "VERSION"] where !calendarNames.contains(name) {
        report("no \(name)", line)
      }
    }
  }

  private mutating func property(
    _ name: String,
    _ parameters: ArraySlice<UInt8>,
    _ value: String,
    _ line: Int
  ) {
    if open.isEmpty { report("\(name) outside VCALENDAR", line) }
    if !parameters.isEmpty, let zone = Self.parameter("TZID", in: parameters) {
      usedZones.append((zone, line))
      checkPrefix(of: zone, line)
    }
    switch open.last {
    case "VCALENDAR": calendarNames.append(name)
    case "VTIMEZONE":
      if name == "TZID" {
        checkPrefix(of: value, line)
        if declaredZones.contains(value) { report("zone \(value) is declared twice", line) }
        declaredZones.append(value)
      }
    case "VEVENT":
      switch name {
      case "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "RECURRENCE-ID":
        if event.updateValue((parameters, value), forKey: name) != nil, name != "RECURRENCE-ID" {
          report("a second \(name)", line)
        }
      default: break
      }
    default: break
    }
  }

  private mutating func finishEvent(_ line: Int) {
    for name in ["UID", "DTSTAMP", "DTSTART"] where (event[name]?.value ?? "").isEmpty {
      report("an event without \(name)", line)
    }
    if let uid = event["UID"]?.value {
      if uids.contains(uid), event["RECURRENCE-ID"] == nil { report("UID \(uid) twice", line) }
      uids.insert(uid)
    }
    if let stamp = event["DTSTAMP"]?.value, !stamp.hasSuffix("Z") {
      report("DTSTAMP is not in UTC", line)
    }
    guard let start = event["DTSTART"] else { return }
    for name in ["DTSTART", "DTEND"] {
      guard let time = event[name], Self.parameter("VALUE", in: time.parameters) == nil else {
        continue
      }
      let isUTC = time.value.hasSuffix("Z")
      if WallTime(isUTC ? String(time.value.dropLast()) : time.value) == nil {
        report("\(name) is no time: \(time.value)", line)
      }
      if !isUTC, Self.parameter("TZID", in: time.parameters) == nil {
        report("\(name) has no zone", line)
      }
    }
    // The fixed-width spelling sorts by time, if both are read on one clock.
    if let end = event["DTEND"], end.parameters == start.parameters, end.value < start.value {
      report("DTEND before DTSTART", line)
    }
  }

  private mutating func checkPrefix(of zone: String, _ line: Int) {
    if zone.hasPrefix("/freeassociation") {
      report("a zone identifier with libical's prefix", line)
    }
  }

  private mutating func report(_ text: String, _ line: Int) {
    problems.append(ICalendarLint.Problem(line: line, text: text))
  }

  /// Name, parameters with their first semicolon, and value; colons in quotes do not count.
  private static func split(
    _ bytes: [UInt8]
  ) -> (name: String, parameters: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    var isQuoted = false
    var nameEnd: Int?
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: ";"), nameEnd == nil { nameEnd = index }
      if byte == UInt8(ascii: ":") {
        let end = nameEnd ?? index
        let name = String(decoding: bytes[..<end], as: UTF8.self)
        let isUpper = bytes[..<end].allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) }
        return name.isEmpty
          ? nil : (isUpper ? name : name.uppercased(), bytes[end..<index], bytes[(index + 1)...])
      }
    }
    return nil
  }

  /// The value of a parameter, without its quotes; a semicolon ends it.
  private static func parameter(_ name: String, in parameters: ArraySlice<UInt8>) -> String? {
    let sought = name.utf8
    for part in parameters.split(separator: UInt8(ascii: ";"))
    where part.starts(with: sought) && part.dropFirst(sought.count).first == UInt8(ascii: "=") {
      var value = part.dropFirst(sought.count + 1)
      let quote = UInt8(ascii: "\"")
      if value.count >= 2, value.first == quote, value.last == quote {
        value = value.dropFirst().dropLast()
      }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
