// SPDX-License-Identifier: Apache-2.0

import ICalendar
import Testing

@Suite struct CalendarBytesTests {
  private static let text = """
    BEGIN:VCALENDAR\r
    VERSION:2.0\r
    BEGIN:VEVENT\r
    UID:樱花@test\r
    SUMMARY:樱花樱花\r
    DTSTART:20180327T010000Z\r
    DTEND:20180327T020000Z\r
    DTSTAMP:20180201T000000Z\r
    END:VEVENT\r
    END:VCALENDAR\r

    """

  @Test func `a fold at any byte changes nothing`() throws {
    let bytes = Array(Self.text.utf8)
    for fold in ["\r\n ", "\r\n\t", "\n "] {
      for index in bytes.indices.dropFirst() {
        // Not before an end of line, nor between its two bytes.
        guard !"\r\n".utf8.contains(bytes[index]), !"\r\n".utf8.contains(bytes[index - 1]) else {
          continue
        }
        var folded = bytes
        folded.insert(contentsOf: fold.utf8, at: index)

        let entry = try #require(try BusyTrial(bytes: folded).reading.entries.first)

        #expect(entry.uid == "樱花@test" && entry.title == "樱花樱花", "\(index)")
        #expect(entry.spans.map(\.start) == [1_522_112_400], "\(index)")
      }
    }
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\r\n\r\n"])
  func `lines may end in any way`(end: String) throws {
    let text = Self.text.split(separator: "\r\n").joined(separator: end)

    #expect(try BusyTrial(bytes: Array(text.utf8)).times == ["27 09:00–10:00"])
  }

  @Test func `marks and wide characters are understood`() throws {
    let wide = Self.text.utf16.map { $0 }
    let little = wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little,
      big,
    ] {
      let trial = try BusyTrial(bytes: bytes)

      #expect(trial.times == ["27 09:00–10:00"])
      #expect(trial.reading.entries.map(\.title) == ["樱花樱花"])
    }
  }

  @Test func `lines keep their numbers when their folds are taken out`() {
    let folded = "A:1\r\n 2\r\n\t3\r\nB:1\r\n\r\nC:\r\n 1"

    #expect(
      String(decoding: BusyTimeReader.unfolded(Array(folded.utf8)), as: UTF8.self)
        == "A:123\n\n\nB:1\n\nC:1\n")
  }

  @Test func `a file that was cut is refused wherever it was cut`() {
    let bytes = Array(Self.text.utf8)
    // Behind the last line's name the calendar is whole.
    for count in 0..<bytes.count - 2 {
      #expect(throws: ICalendarError.notACalendar) {
        _ = try BusyTrial(bytes: Array(bytes.prefix(count)))
      }
    }
  }

  @Test func `what is no calendar is refused`() {
    for text in ["", "BEGIN:VEVENT\nEND:VEVENT\n", "Dear office", ":\n;\n", "END:VCALENDAR"] {
      #expect(throws: ICalendarError.notACalendar) { _ = try BusyTrial(bytes: Array(text.utf8)) }
    }
    let deep = String(repeating: "BEGIN:VCALENDAR\n", count: 100_000)
    #expect(throws: ICalendarError.notACalendar) { _ = try BusyTrial(bytes: Array(deep.utf8)) }
    #expect(throws: ICalendarError.notText) {
      _ = try BusyTrial(bytes: Array("BEGIN:VCALENDAR\nX:\u{0}\nEND:VCALENDAR".utf8))
    }
  }
}
