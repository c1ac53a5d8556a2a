// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct ShortageTests {
  /// The example of a kind of festival, changed.
  private func example(
    _ kind: EventFolderTemplate.Kind, _ change: (inout Festival.Parts) -> Void = { _ in }
  ) throws -> Festival {
    let files = EventFolderTemplate.files(of: kind)
    let (festival, findings) = EventFolderReader.read(
      files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) }), slug: "x")
    #expect(findings.map(\.description) == [])
    var parts = try #require(festival).parts
    change(&parts)
    return Festival(parts)
  }

  private func shortages(_ festival: Festival) -> [Violation] {
    FestivalCompiler.compile(festival).shortages(in: festival)
  }

  @Test func `nothing is short in festivals that have a programme`() throws {
    #expect(try shortages(referenceFestival()).map(\.message.en) == [])
    for kind in EventFolderTemplate.Kind.allCases {
      #expect(try shortages(example(kind)).map(\.message.en) == [], "\(kind)")
    }
  }

  @Test func `twelve interviews that do not fit into a stay are told with both numbers`() throws {
    let festival = try example(.film) { parts in
      let first = parts.interviews[0]
      // 100 minutes on the second day and 55 on the third.
      let windows = [
        TimeSpan(start: LocalTime(day: 1, timeOfDay: 600), duration: 100),
        TimeSpan(start: LocalTime(day: 2, timeOfDay: 600), duration: 55),
      ]
      parts.interviews = (1...12).map { number in
        Interview(
          id: Interview.ID("IV\(number)"), subject: first.subject, outlet: first.outlet,
          language: "EN", windows: windows, duration: 10, buffer: 5, venues: first.venues)
      }
    }

    let found = shortages(festival).filter { $0.rule == .hc01 }

    #expect(
      found.map(\.message.en) == [
        "F1.D (Director of Quiet Garden): 12 interviews need 180 min, 155 are there"
      ])
    #expect(
      found.map(\.message.zh) == ["F1.D（《静园》导演）：12 次专访共需 180 分钟，只有 155 分钟"])
    #expect(found.map(\.interviews.count) == [12])
  }

  @Test func `premieres that do not fit into one hall are told with the turn-around`() throws {
    let festival = try example(.film) { parts in
      for index in parts.sessions.indices where parts.sessions[index].type == "premiere" {
        parts.sessions[index].windows = [
          TimeSpan(start: LocalTime(day: 1, timeOfDay: 840), duration: 100)
        ]
      }
    }

    let found = shortages(festival).filter { $0.rule == .hc03 }

    #expect(found.count == 1)
    #expect(found.first?.message.en.hasPrefix("SCREEN-1 (Screen 1): 2 sessions need ") == true)
    #expect(found.first?.message.en.contains("with the gaps between") == true)
  }
}
