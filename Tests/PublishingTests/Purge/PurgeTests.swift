// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Ledger
import Publishing
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

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, others: [], office(due))

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
    let again = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, others: [], office(due))
    #expect(again.removed.isEmpty)
  }

  @Test func `no byte on the disk holds what was removed, wherever the festival went`() throws {
    let copy = try EventFolderCopy()
    // Staff with addresses and telephones, and columns that an office added in its own words.
    for table in ["interpreters", "liaison_officers"] {
      try copy.edit(table) { rows in
        rows[0] += ["email", "phone", "护照号码"]
        for y in rows.indices.dropFirst() {
          rows[y] += ["\(table).\(y)@mail.example", "+86 510 \(table) \(y)", "E\(table)\(y)"]
        }
      }
    }
    try copy.edit("guests") { rows in
      rows[0] += ["Date of birth", "hotel", "note", "部屋"]
      for y in rows.indices.dropFirst() {
        rows[y] += ["1961-04-\(100 + y)", "HBN-SECRET\(y)", "NOTED-\(y)", "\(400 + y)"]
      }
    }
    try copy.replace(
      "synthetic: true", with: "synthetic: true\noffice_email: o@h.example",
      in: "festival.yaml")
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let programme = try plannedProgramme(of: festival)
    let ledger = try Ledger(path: copy.folder.appending(path: "ledger.sqlite").path)
    let published = copy.folder.appending(path: "published")
    let step = Step(who: "Li", at: due - 86_400 * 60)
    _ = try Publisher.publish(
      programme, of: festival, in: ledger, to: published, purpose: "test", step)
    let invitations = copy.folder.deletingLastPathComponent().appending(path: "invitations")
    let invited = try Publisher.invite(
      published, of: festival, to: invitations, ledger: ledger, step)
    let reply = try answer(to: invitations, of: invited)
    let saved = invitations.appending(path: "saved.ics")
    try Data(reply.bytes).write(to: saved)
    #expect(
      try Publisher.replies([reply], of: festival, ledger: ledger, received: step.at).kept == 1)
    #expect(
      try ledger.read { try $0.retentions() }
        == [Retention(subject: "sensitive columns", due: due)])

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, messages: invitations, others: [saved],
      office(due))

    #expect(report.messages == invited.requests)
    // A message that somebody saved elsewhere holds an address.
    #expect(report.remaining.map { $0.split(separator: "/").last } == ["saved.ics"])
    #expect(report.packed == [])
    let guests = festival.guests.count
    #expect(report.removed["guests.csv date of birth"] == guests)
    #expect(report.removed["guests.csv 部屋"] == guests)
    #expect(report.removed["guests.csv hotel"] == guests)
    #expect(report.removed["interpreters.csv email"] == festival.interpreters.count)
    #expect(report.removed["liaison_officers.csv 护照号码"] == festival.liaisonOfficers.count)
    #expect(!report.removed.keys.contains { $0.hasPrefix("sessions") || $0.hasPrefix("parties") })
    let removed =
      festival.guests.map(\.passport).filter { !$0.isEmpty }
      + ["mail.example", "+86 510", "Einterpreters1", "Eliaison", "1961-04", "HBN-SECRET", "NOTED"]
    var files = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: copy.folder.path) {
      guard let bytes = FileManager.default.contents(atPath: copy.folder.appending(path: path).path)
      else { continue }
      files += 1
      for value in removed { #expect(bytes.range(of: Data(value.utf8)) == nil, "\(path) \(value)") }
    }
    #expect(files > 260)
    let again = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, messages: invitations, others: [saved],
      office(due))
    #expect(again.removed.isEmpty)
    #expect(again.searchedValues == 0)
  }

  @Test func `what is packed is not said to be clean, and what another program wrote is found`()
    throws
  {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let list = try String(
      contentsOf: copy.folder.appending(path: "guests.csv"), encoding: .utf8)
    let saved = copy.folder.appending(path: "guests-unicode.txt")
    try (try #require(list.data(using: .utf16))).write(to: saved)
    try Data([0x50, 0x4B, 0x03, 0x04, 1, 2]).write(to: copy.folder.appending(path: "guests.xlsx"))

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: nil, others: [], office(due))

    #expect(report.remaining.map { $0.split(separator: "/").last } == ["guests-unicode.txt"])
    #expect(report.packed.map { $0.split(separator: "/").last } == ["guests.xlsx"])
  }

  private func office(_ time: Date) -> Step { Step(who: "Wu", at: time) }

  @Test func `calendars that held a telephone are written again without it, and no others`() throws
  {
    let copy = try EventFolderCopy()
    try copy.edit("liaison_officers") { rows in
      rows[0].append("duty_phone")
      for y in rows.indices.dropFirst() { rows[y].append(y == 1 ? "+86-510-8282\(y)" : "") }
    }
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let ledger = try Ledger(path: copy.folder.appending(path: "ledger.sqlite").path)
    let home = copy.folder.deletingLastPathComponent()
    let calendars = WrittenCalendars(
      drafts: home.appending(path: "drafts"), published: home.appending(path: "published"))
    let (drafts, published) = (try #require(calendars.drafts), try #require(calendars.published))
    let programme = try plannedProgramme(of: festival)
    try Publisher.write(programme, of: festival, to: drafts)
    let before = Step(who: "Li", at: due - 86_400 * 60)
    _ = try Publisher.submit(programme, of: festival, in: ledger, before)
    _ = try Publisher.approve(in: ledger, before)
    _ = try Publisher.publish(
      programme, of: festival, in: ledger, to: published, purpose: "test", before)
    let holding = try files(of: published).filter { $0.value.contains("+86-510-8282") }
    let others = try files(of: published).filter { !$0.value.contains("+86-510-8282") }

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger, calendars: calendars, others: [],
      office(due))

    #expect(holding.count > 0 && others.count > 200)
    #expect(report.renewed == [drafts.relativePath, published.relativePath])
    #expect(report.remaining == [])
    let after = try files(of: published)
    #expect(after.keys.sorted() == (holding.merging(others) { first, _ in first }).keys.sorted())
    for (path, text) in others where path != "programme.json" { #expect(after[path] == text) }
    for path in holding.keys {
      let text = try #require(after[path])
      #expect(!text.contains("+86-510-8282"), "\(path)")
      #expect(text.contains("LAST-MODIFIED:20180430T160000Z"), "\(path)")
      #expect(text.contains("STATUS:CONFIRMED") && !text.contains("SEQUENCE:1"), "\(path)")
    }
    #expect(try files(of: drafts).values.allSatisfy { !$0.contains("+86-510-8282") })
    let lines = try ledger.read { try $0.audit() }.filter { $0.purpose == "purge" }
    #expect(lines.map { $0.recipient + ".ics" }.sorted() == holding.keys.sorted())
    #expect(Set(lines.map(\.who)) == ["Wu"])
  }

  @Test func `a published folder that is not of the latest edition is named, not changed`() throws {
    let copy = try EventFolderCopy()
    try copy.edit("liaison_officers") { rows in
      rows[0].append("duty_phone")
      for y in rows.indices.dropFirst() { rows[y].append("+86-510-8282\(y)") }
    }
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let ledger = try Ledger(path: copy.folder.appending(path: "ledger.sqlite").path)
    let published = copy.folder.deletingLastPathComponent().appending(path: "published")
    let programme = try plannedProgramme(of: festival)
    let before = Step(who: "Li", at: due - 86_400 * 60)
    _ = try Publisher.publish(
      programme, of: festival, in: ledger, to: published, purpose: "test", before)
    _ = try Publisher.rollBack(
      to: 1, of: festival, in: ledger, to: copy.folder.appending(path: "elsewhere"),
      purpose: "test", before)
    try FileManager.default.removeItem(at: copy.folder.appending(path: "elsewhere"))
    let files = try self.files(of: published)

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: ledger,
      calendars: WrittenCalendars(published: published), others: [], office(due))

    #expect(report.renewed == [])
    #expect(
      report.notRenewed == [
        published.relativePath: "不是台账中的最新版 / it is not the latest edition of the ledger"
      ])
    #expect(try self.files(of: published) == files)
    #expect(
      report.remaining.count == files.values.count { $0.contains("+86-510-8282") })
  }

  @Test func `a ledger that cannot be written ends the purge before a value is lost`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let file = copy.folder.appending(path: "ledger.sqlite").path
    let ledger = try Ledger(path: file, patience: 0.1)
    let before = try Data(contentsOf: copy.folder.appending(path: "guests.csv"))
    let other = try Ledger(path: file)

    _ = try other.write { _ in
      #expect(throws: LedgerError(path: file, reason: .locked)) {
        try Publisher.purge(
          copy.folder, of: festival, after: 30, ledger: ledger, others: [], office(due))
      }
    }

    #expect(try Data(contentsOf: copy.folder.appending(path: "guests.csv")) == before)
  }

  /// Every file of a folder, with folds taken out.
  private func files(of folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      guard !file.hasDirectoryPath, let bytes = FileManager.default.contents(atPath: file.path)
      else { continue }
      files[path] = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    }
    return files
  }

  /// An acceptance of the first invitation, as a mail program writes it.
  private func answer(to folder: URL, of invited: Invited) throws -> (name: String, bytes: [UInt8])
  {
    let recipient = try #require(invited.recipients.first)
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.appending(path: recipient).path)
        .sorted().first)
    let request = try String(
      contentsOf: folder.appending(path: "\(recipient)/\(file)"), encoding: .utf8)
    let answer = request.replacing("METHOD:REQUEST", with: "METHOD:REPLY")
      .replacing("PARTSTAT=NEEDS-ACTION", with: "PARTSTAT=ACCEPTED")
    return ("reply.ics", Array(answer.utf8))
  }

  @Test func `a copy that somebody left beside the tables is found`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    try FileManager.default.copyItem(
      at: copy.folder.appending(path: "guests.csv"),
      to: copy.folder.appending(path: ".guests.csv.bak"))

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: nil, others: [], office(due))

    #expect(report.remaining.map { $0.split(separator: "/").last } == [".guests.csv.bak"])
  }

  @Test func `what cannot be read ends the purge before a value is lost, all of it named`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let before = try Data(contentsOf: copy.folder.appending(path: "guests.csv"))
    let missing = copy.folder.appending(path: "no-such-copy.csv")
    // A file whose reading fails whoever asks.
    let closed = URL(filePath: "/proc/self/mem")

    let refusal = #expect(throws: Refusal.self) {
      try Publisher.purge(
        copy.folder, of: festival, after: 30, ledger: nil, others: [missing, closed], office(due))
    }

    #expect(refusal?.findings.map(\.code) == ["E801", "E802"])
    #expect(
      refusal?.findings.map(\.location.file) == [missing.relativePath, closed.relativePath])
    #expect(try Data(contentsOf: copy.folder.appending(path: "guests.csv")) == before)
    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: nil, others: [], office(due))
    #expect(report.searchedValues >= Set(festival.guests.map(\.passport)).count - 1)
    #expect(report.remaining == [])
    #expect(report.unread == [])
  }

  @Test func `an empty copy is searched like any other`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let empty = copy.folder.appending(path: "empty.bak")
    try Data().write(to: empty)

    let report = try Publisher.purge(
      copy.folder, of: festival, after: 30, ledger: nil, others: [empty], office(due))

    #expect(report.remaining + report.unread == [])
  }

  @Test func `before its time nothing is removed`() throws {
    let copy = try EventFolderCopy()
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let before = try Data(contentsOf: copy.folder.appending(path: "guests.csv"))

    #expect(throws: RetentionNotOver(due: due)) {
      try Publisher.purge(
        copy.folder, of: festival, after: 30, ledger: nil, others: [], office(due - 1))
    }

    #expect(try Data(contentsOf: copy.folder.appending(path: "guests.csv")) == before)
  }
}
