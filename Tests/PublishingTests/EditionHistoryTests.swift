// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Ledger
import Publishing
import Testing

/// Whatever happens to the films, their events keep their identity and count every change once.
@Suite final class EditionHistoryTests {
  private let root: URL
  private let films: [Session.ID] = ["S24", "S50"]

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  @Test(arguments: [1, 2, 3])
  func `through any history of cancellations and returns, sequences count the changes`(
    seed: Int
  ) throws {
    let festival = try referenceFestival()
    let witness = try witnessProgramme(of: festival)
    let ledger = try Ledger(path: root.appending(path: "ledger-\(seed)").path)
    let folder = root.appending(path: "published-\(seed)")
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    var shown: [Session.ID: Bool] = ["S24": true, "S50": true]
    var changes: [Session.ID: Int] = ["S24": 0, "S50": 0]
    var isFirst = true

    for hour in 0..<6 {
      var parts = festival.parts
      var programme = witness
      var changed = 0
      for film in films {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Everything is shown at first, so that there is something to cancel.
        let isShown = isFirst || state >> 63 == 0
        if shown[film] != isShown {
          changes[film, default: 0] += 1
          changed += 1
        }
        shown[film] = isShown
        if !isShown {
          parts.sessions.removeAll { $0.id == film }
          programme.sessions.removeAll { $0.id == film }
        }
      }
      let at = Date(timeIntervalSince1970: 1_521_500_000 + Double(hour) * 3600)
      let published = try Publisher.publish(
        programme, of: Festival(parts), in: ledger, to: folder, purpose: "test",
        Step(who: "Li", at: at))

      // Each film is in the master calendar, in its house's and in everybody's.
      #expect(published.moved + published.cancelled == changed * 3 || isFirst)
      #expect(isFirst || published.added == 0)
      isFirst = false
      for film in films {
        let events = try ledger.read { try $0.publications() }
          .filter { $0.uid.contains(".\(film).") }
        #expect(events.map(\.recipient) == ["master", "public", "venues/MUS-FILM"])
        #expect(events.allSatisfy { $0.sequence == changes[film] }, "\(film) after \(hour) h")
        #expect(events.allSatisfy { ($0.status == .cancelled) == (shown[film] == false) })
      }
    }
  }
}
