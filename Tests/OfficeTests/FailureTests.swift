// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation
import ICalendar
import Ledger
import Office
import Publishing
import Testing

@Suite struct FailureTests {
  private func ending(_ step: () throws -> Void) -> Ending? {
    do {
      try step()
      return nil
    } catch {
      return Failure(error).ending
    }
  }

  @Test func `what the disk refuses is the world's, whoever says so`() {
    let missing = URL(filePath: "/no/such/folder/programme.json")

    #expect(ending { _ = try Data(contentsOf: missing) } == .world)
    #expect(ending { try Data().write(to: missing) } == .world)
    #expect(
      ending { _ = try FileManager.default.contentsOfDirectory(atPath: missing.path) } == .world)
    #expect(ending { throw POSIXError(.ENOSPC) } == .world)
    #expect(ending { throw LedgerError(path: "ledger.sqlite", reason: .full) } == .world)
    #expect(
      ending { throw CalendarFolderError(operation: "write", path: "p", reason: "no") } == .world)
  }

  @Test func `what the disk refuses is told with the file's name`() {
    do {
      _ = try Data(contentsOf: URL(filePath: "/no/such/folder/programme.json"))
      Issue.record("there is such a file")
    } catch {
      #expect(Failure(error).words.hasPrefix("/no/such/folder/programme.json: "))
    }
  }

  @Test func `a value that no calendar can hold is the input's`() {
    #expect(
      ending { throw ICalendarError.controlCharacter(property: "SUMMARY", uid: "u") } == .input)
    #expect(ending { throw ICalendarError.badPosition(uid: "u") } == .input)
    #expect(ending { throw ICalendarError.unknownTimeZone("Nowhere/At-All") } == .world)
  }

  @Test func `JSON that somebody altered is the input's`() {
    #expect(
      ending { _ = try JSONDecoder().decode(ProgrammeDocument.self, from: Data("{".utf8)) }
        == .input)
  }

  @Test func `findings go with a refusal, all of them`() {
    let findings = ["a.csv", "b.csv"].map {
      Finding(code: "E101", location: Finding.Location(file: $0), cause: "c", remedy: "r")
    }

    let failure = Failure(Refusal(findings: findings))

    #expect(failure.ending == .input)
    #expect(failure.findings == findings)
    #expect(failure.words.hasSuffix("2 to correct; nothing was written."))
  }

  @Test func `steps that cannot be taken are wrong usage, broken rules are no programme`() {
    #expect(ending { throw StepRefusal.noEdition(nil) } == .usage)
    #expect(ending { throw StepRefusal.needsApproval } == .usage)
    #expect(ending { throw StepRefusal.breaksRules([]) } == .noProgramme)
    #expect(ending { throw RetentionNotOver(due: Date(timeIntervalSince1970: 0)) } == .usage)
  }

  @Test func `what nobody foresaw is a bug`() {
    struct Unforeseen: Error {}

    #expect(ending { throw Unforeseen() } == .bug)
  }
}
