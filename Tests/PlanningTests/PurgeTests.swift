// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Ledger
import Planning
import Testing

@Suite struct PurgeTests {
  /// The festival ends with 31 March; thirty days later it is midnight before 1 May.
  private let due = Date(timeIntervalSince1970: 1_525_104_000)

  @Test func `a month after the festival nothing sensitive is left, and the proof counts it`()
    throws
  {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let passports = festival.guests.map(\.passport).filter { !$0.isEmpty }
    let ledger = try Ledger(path: copy.folder.appending(path: "ledger.sqlite").path)
    try ledger.write { change in
      _ = try change.keep(
        AttendanceReply(
          recipient: "units/C-US.H", uid: "u", participation: .accepted, sequence: 0, stamp: due,
          received: due))
    }

    let report = try Pipeline.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, others: [], at: due)

    #expect(report.remaining == [])
    #expect(report.removed["guests.csv passport"] == passports.count)
    #expect(report.removed["guests.csv diet"] == festival.guests.count { !$0.diet.isEmpty })
    #expect(report.replies == 1)
    #expect(report.searchedValues >= Set(passports).count)
    #expect(report.searchedFiles >= 22)
    #expect(passports.count > 200)
    let after = try FestivalTestSupport.festival(in: copy.folder)
    #expect(after.guests.count == festival.guests.count)
    #expect(after.guests.map(\.nameZh) == festival.guests.map(\.nameZh))
    for guest in after.guests {
      #expect(guest.passport.isEmpty && guest.diet.isEmpty && guest.mobility.isEmpty)
    }
    #expect(try ledger.read { try $0.replies() }.isEmpty)
    #expect(
      try ledger.read { try $0.retentions() }
        == [Retention(subject: "sensitive columns", due: due, done: due)])
    let again = try Pipeline.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, others: [], at: due)
    #expect(again.removed.isEmpty)
  }

  @Test func `a copy that somebody left beside the tables is found`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    try FileManager.default.copyItem(
      at: copy.folder.appending(path: "guests.csv"),
      to: copy.folder.appending(path: ".guests.csv.bak"))

    let report = try Pipeline.purge(
      copy.folder, of: festival, after: 30, ledger: nil, others: [], at: due)

    #expect(report.remaining.map { $0.split(separator: "/").last } == [".guests.csv.bak"])
  }

  @Test func `before its time nothing is removed`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let before = try Data(contentsOf: copy.folder.appending(path: "guests.csv"))

    #expect(throws: RetentionNotOver(due: due)) {
      try Pipeline.purge(
        copy.folder, of: festival, after: 30, ledger: nil, others: [], at: due - 1)
    }

    #expect(try Data(contentsOf: copy.folder.appending(path: "guests.csv")) == before)
  }
}
