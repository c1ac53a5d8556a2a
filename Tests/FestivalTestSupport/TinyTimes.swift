// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Times in tests read as they are said: `"09:30"` is on the first day, `"2 09:30"` two days later.
extension LocalTime: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    let parts = text.split(separator: " ")
    guard let clock = parts.last.flatMap({ Minutes(clockFace: String($0)) }),
      let day = parts.count == 2 ? Int(parts[0]) : 0, parts.count <= 2
    else { preconditionFailure("No time: \(text)") }
    self.init(day: day, timeOfDay: clock)
  }
}

/// Spans in tests: `"09:30-10:00"` on the first day, `"2 09:30-10:00"` two days later.
extension TimeSpan: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    let ends = text.split(separator: "-")
    precondition(ends.count == 2, "No span: \(text)")
    let start = LocalTime(stringLiteral: String(ends[0]))
    let end = LocalTime(stringLiteral: String(ends[1]))
    self.init(start: start, end: LocalTime(day: start.day, timeOfDay: end.timeOfDay))
  }
}

/// Needs in tests: `"EN:CI"`.
extension InterpretingNeed: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let mode = Mode(rawValue: String(parts[1])) else {
      preconditionFailure("No need: \(text)")
    }
    self.init(language: String(parts[0]), mode: mode)
  }
}
