// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Ledger
import Testing

@Suite struct DeskLedgerTests {
  private let noon = Date(timeIntervalSince1970: 1_522_209_600)

  private func ledger() throws -> DeskLedger {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "desk-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try DeskLedger(path: folder.appending(path: "desk.sqlite").path)
  }

  private func proposal(_ who: String, _ changes: [String]) -> DeskLedger.Proposal {
    DeskLedger.Proposal(
      event: "week", at: noon, who: who, zh: "晚到", en: "late", changes: changes)
  }

  @Test func `a proposal is read as it was kept, newest first, and only of its event`() throws {
    let ledger = try ledger()
    try ledger.add(proposal("Li", ["A.H absent x", "A.H optional at S"]))
    try ledger.add(proposal("Wang", []))

    let read = try ledger.proposals(of: "week")

    #expect(read.map(\.who) == ["Wang", "Li"])
    #expect(read.map(\.changes) == [[], ["A.H absent x", "A.H optional at S"]])
    #expect(read.map(\.state) == [.open, .open])
    #expect(read.map(\.at) == [noon, noon])
    #expect(try ledger.proposals(of: "other") == [])
  }

  @Test func `the first to answer a proposal answers it, and no other event can`() throws {
    let ledger = try ledger()
    try ledger.add(proposal("Li", []))
    let number = try ledger.proposals(of: "week")[0].number

    #expect(try !ledger.answer(number, of: "other", .taken, by: "Chen"))
    #expect(try ledger.answer(number, of: "week", .declined, by: "Chen"))
    #expect(try !ledger.answer(number, of: "week", .taken, by: "Zhao"))
    let read = try ledger.proposals(of: "week")[0]
    #expect(read.state == .declined)
    #expect(read.answered == "Chen")
  }

  @Test func `a link signs in once, and not after its day`() throws {
    let ledger = try ledger()
    try ledger.save(DeskLedger.Account(name: "Li", role: "viewer"))
    try ledger.addInvitation(digest: "a", account: "Li", ends: noon)
    try ledger.addInvitation(digest: "b", account: "Li", ends: noon)

    #expect(try ledger.redeem(digest: "a", at: noon - 1)?.name == "Li")
    #expect(try ledger.redeem(digest: "a", at: noon - 1) == nil)
    #expect(try ledger.redeem(digest: "b", at: noon) == nil)
  }

  @Test func `a session ends when it is not used, when its time is over, and with its account`()
    throws
  {
    let ledger = try ledger()
    try ledger.save(DeskLedger.Account(name: "Li", role: "viewer"))
    for digest in ["a", "b", "c"] {
      try ledger.addSession(
        digest: digest, account: "Li", at: noon, ends: noon + (digest == "b" ? 50 : 5000))
    }

    #expect(try ledger.account(ofSession: "a", at: noon + 99, idle: 100)?.name == "Li")
    #expect(try ledger.account(ofSession: "a", at: noon + 198, idle: 100)?.name == "Li")
    #expect(try ledger.account(ofSession: "c", at: noon + 101, idle: 100) == nil)
    #expect(try ledger.account(ofSession: "b", at: noon + 50, idle: 100) == nil)
    try ledger.removeAccount("Li")
    #expect(try ledger.account(ofSession: "a", at: noon + 199, idle: 1000) == nil)
  }
}
