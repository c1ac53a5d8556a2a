// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct MutatedInputTests {
  private static let fragments = [
    ",", "|", "\"", "\r\n", "\n", "-", "9", "0", "/", "..", "+", "*", ":", "=", "all", "same as ",
    "999999999999", "-1", "1e9", "\u{0}", "é", "[", "{", "}", "- ", "  ", "&a ", "*a", "2018-13-41",
  ].map { Array($0.utf8) }

  static func mutate(_ bytes: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...2, using: &dice) where !bytes.isEmpty {
      let start = Int.random(in: bytes.indices, using: &dice)
      let end = min(bytes.count, start + Int.random(in: 1...12, using: &dice))
      switch Int.random(in: 0...4, using: &dice) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(contentsOf: fragments.randomElement(using: &dice) ?? [], at: start)
      default:
        bytes.replaceSubrange(start..<end, with: fragments.randomElement(using: &dice) ?? [])
      }
    }
    return bytes
  }

  /// Follows every reference; one that leads nowhere stops the test.
  private static func follow(_ festival: Festival) -> Int {
    var sum = Statistics(festival).results.reduce(0) { $0 + $1.actual }
    for party in festival.parties { sum += festival.leadUnit(of: party.id)?.size ?? 0 }
    for unit in festival.units { sum += festival.party(unit.party).languages.count }
    for session in festival.sessions {
      sum += festival.type(session.type).features.count + session.windows.count
      sum += session.namedUnits.reduce(0) { $0 + festival.unit($1).size }
      for venue in session.venues {
        sum += festival.place(festival.venue(venue).place).arrivalPad.rawValue
      }
      sum += session.precedences.reduce(0) { $0 + festival.session($1.predecessor).key.count }
    }
    for slot in festival.mediaSlots { sum += festival.session(slot.session).key.count }
    for interview in festival.interviews { sum += festival.unit(interview.subject).size }
    for from in festival.places {
      for to in festival.places {
        sum += festival.travel.time(from: from.id, to: to.id, departing: LocalTime(600)).rawValue
      }
    }
    for parameter in RuleBook.Parameter.allCases { sum += festival.rules.number(parameter) }
    return sum
  }

  @Test(arguments: 0..<8)
  func `no change of bytes makes the reader fail or accept a broken festival`(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let template = EventFolderTemplate.files
    let original = Dictionary(uniqueKeysWithValues: template.map { ($0.name, $0.bytes) })
    var valid = 0
    for _ in 0..<300 {
      var files = original
      let file = template[Int.random(in: template.indices, using: &dice)]
      files[file.name] = Self.mutate(file.bytes, &dice)

      let (festival, findings) = EventFolderReader.read(files: files, slug: "mutated")

      #expect((festival == nil) == findings.contains { $0.severity == .error })
      if let festival {
        valid += 1
        #expect(Self.follow(festival) >= 0)
      }
    }
    #expect(valid > 0)
  }

  @Test(arguments: 100..<102)
  func `no change of bytes makes the programme reader fail`(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let festival = try referenceFestival()
    let document = Array(
      try ProgrammeDocument(ProgrammeReaderTests.sample(festival), of: festival).encoded()
    )
    let table = Array(
      "session_id,start,end,venue\nS21,2018-03-27T17:15:00+08:00,2018-03-27T17:45:00+08:00,CIV-REC\n"
        .utf8
    )
    for round in 0..<500 {
      let bytes = Self.mutate(round % 2 == 0 ? document : table, &dice)

      let (programme, findings) = ProgrammeReader.read(
        bytes: bytes,
        name: "programme",
        for: festival
      )

      #expect((programme == nil) == findings.contains { $0.severity == .error })
    }
  }
}
