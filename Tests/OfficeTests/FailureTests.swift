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
      ending { throw CalendarFolderError(.write, "p", .notAName) } == .world)
  }

  @Test func `what the disk refuses is told with the file's name`() {
    do {
      _ = try Data(contentsOf: URL(filePath: "/no/such/folder/programme.json"))
      Issue.record("there is such a file")
    } catch {
      #expect(Failure(error).words.en.hasPrefix("/no/such/folder/programme.json: "))
    }
  }

  @Test func `what the disk refuses is told in Chinese too`() {
    do {
      _ = try Data(contentsOf: URL(filePath: "/no/such/folder/programme.json"))
      Issue.record("there is such a file")
    } catch {
      #expect(Failure(error).words.zh == "/no/such/folder/programme.json：文件或文件夹不存在")
    }
    #expect(
      Failure(CalendarFolderError(.write, "名单.csv", .system(SystemWords(ENOSPC)))).words.zh
        == "无法写入 名单.csv：磁盘已满")
  }

  @Test func `a failure speaks the languages of its reader, long ones one after the other`() {
    let failure = Failure(StepRefusal.noEdition(3))
    let refusal = Failure(
      Refusal(findings: [
        Finding(
          code: "E101", location: Finding.Location(file: "a.csv"),
          cause: LocalizedText(zh: "因", en: "cause"), remedy: LocalizedText(zh: "办法", en: "remedy"))
      ]))

    #expect(failure.said(in: [.zh]) == "没有第3版")
    #expect(failure.said(in: [.zh, .en]) == "没有第3版 / There is no edition 3")
    #expect(
      refusal.said(in: [.zh, .en]) == """
        a.csv：错误 E101：因 → 办法
        需改正 1 处；未写入任何文件。
        a.csv: error E101: cause → remedy
        1 to correct; nothing was written.
        """)
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
      Finding(
        code: "E101", location: Finding.Location(file: $0), cause: LocalizedText(sameInAll: "c"),
        remedy: LocalizedText(sameInAll: "r"))
    }

    let failure = Failure(Refusal(findings: findings))

    #expect(failure.ending == .input)
    #expect(failure.findings == findings)
    #expect(failure.words.en.hasSuffix("2 to correct; nothing was written."))
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
