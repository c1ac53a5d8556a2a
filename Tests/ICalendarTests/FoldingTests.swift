// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import ICalendar
import Testing

@Suite struct FoldingTests {
  @Test(arguments: 60...90)
  func `a summary of any length near the limit folds cleanly`(length: Int) throws {
    for unit in ["a", "樱", "🌸", "é"] {
      let padding = String(repeating: "x", count: length)
      for tail in 0...8 {
        let text = padding + String(repeating: unit, count: tail)
        try expectRoundTrip(text)
      }
    }
  }

  @Test(arguments: [73, 74, 147, 148, 149, 221, 222])
  func `segments on which libical's own fold fails come out clean`(length: Int) throws {
    for start in ["", "会"] {
      for shift in -12...12 {
        try expectRoundTrip(start + String(repeating: "k", count: length + shift))
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `random text survives folding and escaping`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("aZ 09,;:\\\"\n樱花会见日本🌸👨‍👩‍👧é\u{301}n")
    var events: [CalendarEvent] = []
    for number in 0..<60 {
      let summary = text(from: alphabet, upTo: 300, &random)
      let description = text(from: alphabet, upTo: 900, &random)
      events.append(
        event("\(number)@test", summary: summary, location: summary, description: description)
      )
    }
    let written = document(events)

    let bytes = try ICalendarWriter.bytes(of: written)

    #expect(try ICalendarReader.read(bytes).documents == [written])
    let second = try #require(try SecondParser.read([("a.ics", bytes)])["a.ics"])
    #expect(second.events.map(\.summary) == events.map(\.summary))
    #expect(second.events.map(\.location) == events.map(\.location))
    #expect(second.events.map(\.description) == events.map(\.description))
  }

  private func text(
    from alphabet: [Character],
    upTo longest: Int,
    _ random: inout SeededGenerator
  ) -> String {
    let characters = (0..<Int.random(in: 1...longest, using: &random)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    return CalendarText.cleaned(String(characters))
  }

  private func expectRoundTrip(_ text: String) throws {
    let written = document([event(summary: text, description: text)])
    let bytes = try ICalendarWriter.bytes(of: written)
    #expect(ICalendarLint.problems(in: bytes).isEmpty)
    #expect(try ICalendarReader.read(bytes).documents == [written], "\(text)")
  }
}
