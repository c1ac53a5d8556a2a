// SPDX-License-Identifier: Apache-2.0

/// One component of a calendar (`BEGIN` to `END`) with its properties and the parts inside it.
///
/// - Source: RFC 5545 section 3.6.
struct CalendarPart {
  /// In capitals.
  let name: String
  /// Where it begins, counted from 1.
  let line: Int
  private(set) var lines: [ContentLine] = []
  private(set) var parts: [CalendarPart] = []

  /// Parts inside parts that are read; calendars need three.
  private static let deepest = 16

  private init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  /// The outermost components of a file.
  ///
  /// Folds are taken out as bytes, so that a character that was parted is whole again; UTF-16 is
  /// understood, and what is not UTF-8 after all becomes U+FFFD, which no time and no identifier is.
  ///
  /// - Throws: ``ICalendarError/notText`` for a NUL, ``ICalendarError/notACalendar`` when there is no
  ///   component, or one that never ends: the file was cut.
  /// - Complexity: linear in the length.
  static func read(_ bytes: [UInt8]) throws(ICalendarError) -> [CalendarPart] {
    let bytes = utf8(bytes)
    guard !bytes.contains(0) else { throw .notText }
    var open: [CalendarPart] = []
    var roots: [CalendarPart] = []
    var isTooDeep = false
    ContentLines.forEach(in: bytes) { number, bytes in
      guard let line = ContentLine(bytes, number: number) else { return }
      switch line.name {
      case "BEGIN":
        if open.count == deepest { isTooDeep = true }
        if !isTooDeep {
          open.append(CalendarPart(name: line.value.trimmingSpaces.uppercased(), line: number))
        }
      case "END":
        let name = line.value.trimmingSpaces.uppercased()
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        // A part that lacks its end ends with the one around it.
        while open.count > index {
          let done = open.removeLast()
          if open.isEmpty { roots.append(done) } else { open[open.count - 1].parts.append(done) }
        }
      default:
        guard !open.isEmpty, isKept(line.name) else { return }
        open[open.count - 1].lines.append(line)
      }
    }
    guard open.isEmpty, !isTooDeep, !roots.isEmpty else { throw .notACalendar }
    return roots
  }

  /// The calendars of a file.
  ///
  /// - Throws: as ``read(_:)``; ``ICalendarError/notACalendar`` when there are other parts only.
  static func calendars(_ bytes: [UInt8]) throws(ICalendarError) -> [CalendarPart] {
    let calendars = try read(bytes).filter { $0.name == "VCALENDAR" }
    guard !calendars.isEmpty else { throw .notACalendar }
    return calendars
  }

  func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }

  func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }

  /// The value of a property as one line of text; empty when there is none.
  func text(_ name: String) -> String { first(name)?.text.trimmingSpaces ?? "" }

  /// Long texts and private properties say nothing about time.
  private static func isKept(_ name: String) -> Bool {
    name != "DESCRIPTION" && (!name.hasPrefix("X-") || privateNames.contains(name))
  }

  /// What Outlook calls its own state of an event; the first counts.
  static let outlookStatus = ["X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS"]

  private static let privateNames = Set(outlookStatus + ["X-WR-CALNAME", "X-OWNER"])

  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isLittle =
      bytes.starts(with: [0xFF, 0xFE]) || (bytes.count > 3 && bytes[0] != 0 && bytes[1] == 0)
    let isBig =
      bytes.starts(with: [0xFE, 0xFF]) || (bytes.count > 3 && bytes[0] == 0 && bytes[1] != 0)
    guard isLittle || isBig else { return bytes }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (low, high) =
        isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      return UInt16(high) << 8 | UInt16(low)
    }
    let text = String(
      decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
    return Array(text.utf8)
  }
}
