// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Ledger
import Publishing
import Testing

/// The reference week's life after its first edition: the American consul-general's train is late.
@Suite final class EditionTests {
  private let root: URL
  private let festival: Festival
  private let witness: Programme
  private let ledger: Ledger
  private var folder: URL { root.appending(path: "published") }
  private let monday = Date(timeIntervalSince1970: 1_521_500_000)

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "editions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    festival = try referenceFestival()
    witness = try witnessProgramme(of: festival)
    ledger = try Ledger(path: root.appending(path: "ledger.sqlite").path)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  // MARK: The late train

  @Test func `a late train moves one call: same UIDs, one sequence up, other files untouched`()
    throws
  {
    let first = try publishApproved(witness, of: festival, hour: 0)
    let before = try state()
    let (late, moved) = try lateTrain()

    let second = try publishApproved(moved, of: late, hour: 24)

    let affected = [
      "consulates/C-US", "master", "units/C-US.H", "units/C-US.S", "units/CTY.L2", "venues/CIV-REC",
    ]
    #expect(first.edition == 1)
    #expect(first.unchanged == 0)
    #expect(second.edition == 2)
    #expect(second.recipients == affected)
    #expect(
      (second.added, second.moved, second.reworded, second.cancelled) == (0, affected.count, 0, 0))
    let after = try state()
    #expect(after.keys.sorted() == before.keys.sorted())
    for (path, file) in after where path != "programme.json" {
      let isAffected = affected.contains(String(path.dropLast(4)))
      // The same file on the disk: not even its time has changed.
      #expect((before[path] == file) == !isAffected, "\(path)")
    }
    for publication in try ledger.read({ try $0.publications() }) {
      let isCall = publication.uid.contains(".S21.")
      #expect(publication.sequence == (isCall ? 1 : 0), "\(publication.uid)")
      #expect((publication.lastModified != nil) == isCall, "\(publication.uid)")
    }
    let read = try SecondParser.read([
      ("before.ics", before["units/C-US.H.ics"]?.bytes ?? []),
      ("after.ics", after["units/C-US.H.ics"]?.bytes ?? []),
    ])
    let old = try #require(read["before.ics"]?.events)
    let new = try #require(read["after.ics"]?.events)
    #expect(old.map(\.uid).sorted() == new.map(\.uid).sorted())
    let call = try #require(new.first { $0.uid.contains(".S21.") })
    #expect(
      call.start == Int(late.clock.instant(LocalTime(day: 2, timeOfDay: 985)).timeIntervalSince1970)
    )
    #expect(call.sequence == 1)
    #expect(
      call.description.hasPrefix(
        "Changed. It was: Tuesday 27 March, 17:15–17:45, City-hall reception hall, Civic Centre.\n\n"
      ))
  }

  @Test func `publishing the same again touches nothing, whatever the clock says`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    let before = try state()

    for hour in [1, 30, 100] {
      let again = try publish(witness, of: festival, hour: hour)
      #expect(again.edition == 1)
      #expect(again.recipients == [])
      #expect(again.unchanged > 900)
    }

    #expect(try state() == before)
  }

  @Test func `a programme that breaks a hard rule is refused with the rule, and nothing changes`()
    throws
  {
    try publishApproved(witness, of: festival, hour: 0)
    let before = try state()
    let (late, _) = try lateTrain()

    #expect {
      try publish(witness, of: late, hour: 24)
    } throws: { error in
      guard case StepRefusal.breaksRules(let violations) = error else { return false }
      return violations.allSatisfy { $0.rule == .hc07 && $0.sessions.contains("S21") }
    }

    #expect(try state() == before)
    #expect(try ledger.read { try $0.editions().count } == 1)
  }

  @Test func `going back republishes an earlier edition as a new one`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    try publishApproved(try lateTrain().programme, of: festival, hour: 24)

    let back = try Publisher.rollBack(
      to: 1, of: festival, in: ledger, to: folder, purpose: "test",
      Step(who: "Li", at: step(25).at, note: "in time after all"))

    let editions = try ledger.read { try $0.editions() }
    #expect(back.edition == 3)
    #expect(!back.isDraft)
    #expect(editions.map(\.origin) == [nil, nil, 1])
    #expect(editions.map(\.status) == [.published, .published, .published])
    #expect(editions[2].history.last?.note == "edition 1: in time after all")
    let calls = try ledger.read { try $0.publications() }.filter { $0.uid.contains(".S21.") }
    #expect(calls.count == 6)
    #expect(calls.allSatisfy { $0.sequence == 2 })
    #expect(
      calls.first?.placement.start == festival.clock.instant(LocalTime(day: 1, timeOfDay: 1035)))
  }

  // MARK: Cancellation

  @Test func `a session that is gone stays as cancelled until it is past`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    // The second film: nobody must attend, and nothing follows it.
    let (smaller, programme) = try without("S50")

    let second = try publishApproved(programme, of: smaller, hour: 1)
    let third = try publish(programme, of: smaller, hour: 2)
    // The night after the film would have been.
    let afterwards = try publish(programme, of: smaller, hour: 24 * 11)

    // A film is announced, so it is in everybody's calendar too.
    let concerned = ["master", "public", "venues/MUS-FILM"]
    #expect(second.cancelled == 3)
    #expect(second.recipients == concerned)
    #expect(third.recipients == [])
    #expect(afterwards.dropped == 3)
    #expect(afterwards.recipients == concerned)
    #expect(try !ledger.read { try $0.publications() }.contains { $0.uid.contains(".S50.") })
  }

  @Test func `a cancelled event says so in every way that readers understand`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    let (smaller, programme) = try without("S50")
    try publishApproved(programme, of: smaller, hour: 1)

    let text = unfolded(try #require(try state()["venues/MUS-FILM.ics"]).bytes)

    let event = try #require(text.split(separator: "BEGIN:VEVENT").first { $0.contains(".S50.") })
    #expect(event.contains("STATUS:CANCELLED\r\n"))
    #expect(event.contains("SEQUENCE:1\r\n"))
    #expect(event.contains("SUMMARY:【已取消】外国电影观赏会(二) / Foreign film screening 2\r\n"))
    // Each language has its own name of the place.
    #expect(
      event.contains(
        "DESCRIPTION:此项已取消。原为：3月29日（星期四） 19:30–21:20，博物院报告厅（无锡博物院）。\\n"
          + "This item is cancelled. It was: Thursday 29 March\\, 19:30–21:20\\, "
          + "Museum auditorium\\, Wuxi Museum.\r\n"))
  }

  @Test func `a cancelled session that comes back is the same event again`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    let (smaller, programme) = try without("S50")
    try publishApproved(programme, of: smaller, hour: 1)

    try publishApproved(witness, of: festival, hour: 2)

    let film = try ledger.read { try $0.publications(of: "venues/MUS-FILM") }
      .first { $0.uid.contains(".S50.") }
    #expect(film?.status == .confirmed)
    #expect(film?.sequence == 2)
    #expect(film?.previous == nil)
  }

  @Test func `who leaves the festival is told of what is cancelled, then has no calendar`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    var parts = festival.parts
    parts.outlets.removeAll { $0.id == "M39" }
    parts.journalists.removeAll { $0.outlet == "M39" }
    let smaller = Festival(parts)

    let published = try publish(witness, of: smaller, hour: 1)

    // The handmade programme states no press, so this calendar had no events to cancel.
    #expect(published.recipients == ["outlets/M39"])
    #expect(try state()["outlets/M39.ics"] == nil)
  }

  // MARK: Words

  @Test func `other words change the event without a new sequence`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    let copy = try EventFolderCopy()
    try copy.set("sessions", "S42", "name_en", to: "Gala of friendship")
    let renamed = try FestivalTestSupport.festival(in: copy.folder)

    let second = try publish(witness, of: renamed, hour: 1)

    #expect(second.edition == 1)
    #expect(second.moved == 0)
    #expect(second.reworded > 20)
    let gala = try ledger.read { try $0.publications(of: "master") }
      .first { $0.uid.contains(".S42.") }
    #expect(gala?.sequence == 0)
    #expect(gala?.lastModified == step(1).at)
    #expect(gala?.stamp == step(1).at)
  }

  // MARK: Approval

  @Test func `only an approved edition is without the mark of a draft`() throws {
    let draft = try publish(witness, of: festival, hour: 0)
    let drafts = try state()
    let approved = try publishApproved(witness, of: festival, hour: 1)

    #expect(draft.isDraft)
    #expect(!approved.isDraft)
    #expect(approved.edition == 1)
    for (path, file) in drafts where path.hasSuffix(".ics") {
      let events = unfolded(file.bytes).split(separator: "BEGIN:VEVENT").dropFirst()
      for event in events {
        #expect(event.contains("DRAFT"), "\(path)")
        #expect(event.contains("STATUS:TENTATIVE"), "\(path)")
      }
    }
    for (path, file) in try state() where path.hasSuffix(".ics") {
      #expect(!unfolded(file.bytes).contains("DRAFT"), "\(path)")
    }
  }

  @Test func `a draft does not take the place of an approved edition unless it is told to`() throws
  {
    try publishApproved(witness, of: festival, hour: 0)
    let before = try state()
    let moved = try lateTrain().programme

    #expect(throws: StepRefusal.needsApproval) { try publish(moved, of: festival, hour: 1) }
    #expect(try state() == before)
    #expect(try ledger.read { try $0.editions().count } == 1)

    let draft = try Publisher.publish(
      moved, of: festival, in: ledger, to: folder, purpose: "test", allowsDraft: true, step(2))
    #expect(draft.isDraft)
    #expect(draft.edition == 2)
  }

  @Test func `an edition is approved after it was submitted, and not before`() throws {
    #expect(throws: StepRefusal.noEdition(nil)) { try Publisher.approve(in: ledger, step(0)) }
    try publish(witness, of: festival, hour: 0)
    #expect(throws: StepRefusal.wrongStatus(edition: 1, is: .draft, becomes: .approved)) {
      try Publisher.approve(in: ledger, step(1))
    }

    #expect(try Publisher.submit(witness, of: festival, in: ledger, step(2)).status == .submitted)
    #expect(try Publisher.sendBack(in: ledger, step(3)).status == .draft)
    #expect(try Publisher.submit(witness, of: festival, in: ledger, step(4)).status == .submitted)
    let edition = try Publisher.approve(in: ledger, step(5))

    #expect(edition.status == .approved)
    #expect(
      edition.history.map(\.status) == [.draft, .submitted, .draft, .submitted, .approved])
    #expect(edition.history.map(\.at) == [0, 2, 3, 4, 5].map { step($0).at })
  }

  // MARK: Difference and audit

  @Test func `the difference names sessions, people and venues`() throws {
    try publishApproved(witness, of: festival, hour: 0)
    let (late, moved) = try lateTrain()
    try publishApproved(moved, of: late, hour: 24)

    let difference = try Publisher.difference(from: 1, to: 2, of: late, in: ledger)
    let same = try Publisher.difference(from: 2, to: 2, of: late, in: ledger)
    let back = try Publisher.difference(from: 2, to: 1, of: late, in: ledger)

    #expect(difference.sessions.map(\.id) == ["S21"])
    #expect(difference.sessions.first?.kind == .moved)
    #expect(difference.sessions.first?.was?.start == "2018-03-27T17:15:00+08:00")
    #expect(difference.sessions.first?.now?.start == "2018-03-28T16:25:00+08:00")
    #expect(difference.persons.map(\.id) == ["unit C-US.H", "unit C-US.S", "unit CTY.L2"])
    #expect(difference.venues.map(\.id) == ["CIV-REC"])
    #expect(same.isEmpty)
    #expect(same.lines(of: late, in: [.zh, .en]) == ["两个版本相同 / The editions are the same"])
    #expect(difference.lines(of: late, in: [.zh]).first == "场次")
    #expect(back.sessions.first?.now == difference.sessions.first?.was)
    #expect(
      difference.lines(of: late, in: [.zh, .en]).prefix(3) == [
        "场次 / Sessions",
        "  S21 市长会见美国总领事 / Mayor receives US Consul-General (first visit since taking office)："
          + "2018-03-27 17:15–17:45 CIV-REC → 2018-03-28 16:25–16:55 CIV-REC",
        "",
      ])
  }

  @Test func `every calendar that is written has a line in the audit`() throws {
    let first = try publishApproved(witness, of: festival, hour: 0)
    let second = try publishApproved(try lateTrain().programme, of: festival, hour: 24)

    let audit = try ledger.read { try $0.audit() }

    #expect(audit.filter { $0.edition == 1 }.map(\.recipient) == first.recipients)
    #expect(audit.filter { $0.edition == 2 }.map(\.recipient) == second.recipients)
    #expect(audit.allSatisfy { $0.who == "Li" && $0.purpose == "test" })
    #expect(Set(audit.map(\.at)) == [step(0).at, step(24).at])
  }

  // MARK: Steps

  private struct File: Equatable {
    let bytes: [UInt8]
    let number: UInt64
    let modified: Date
  }

  /// Every published file with its bytes, its number on the disk and its time.
  private func state() throws -> [String: File] {
    var files: [String: File] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: path)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      files[path] = File(
        bytes: Array(try Data(contentsOf: url)),
        number: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
        modified: attributes[.modificationDate] as? Date ?? .distantPast)
    }
    return files
  }

  private func step(_ hour: Int) -> Step {
    Step(who: "Li", at: monday + Double(hour) * 3600)
  }

  @discardableResult
  private func publish(_ programme: Programme, of festival: Festival, hour: Int) throws -> Published
  {
    try Publisher.publish(
      programme, of: festival, in: ledger, to: folder, purpose: "test", step(hour))
  }

  @discardableResult
  private func publishApproved(
    _ programme: Programme, of festival: Festival, hour: Int
  ) throws -> Published {
    _ = try Publisher.submit(programme, of: festival, in: ledger, step(hour))
    _ = try Publisher.approve(in: ledger, step(hour))
    return try publish(programme, of: festival, hour: hour)
  }

  /// The train arrives on Tuesday at 18:05; the call moves to Wednesday 16:25.
  private func lateTrain() throws -> (festival: Festival, programme: Programme) {
    let copy = try EventFolderCopy()
    try copy.set("parties", "C-US", "arrive_at", to: "2018-03-27T18:05:00+08:00")
    var programme = witness
    let index = try #require(programme.sessions.firstIndex { $0.id == "S21" })
    programme.sessions[index].start = LocalTime(day: 2, timeOfDay: 985)
    programme.sessions[index].end = LocalTime(day: 2, timeOfDay: 1015)
    return (try FestivalTestSupport.festival(in: copy.folder), programme)
  }

  private func without(_ session: Session.ID) throws -> (festival: Festival, programme: Programme) {
    var parts = festival.parts
    parts.sessions.removeAll { $0.id == session }
    var programme = witness
    programme.sessions.removeAll { $0.id == session }
    return (Festival(parts), programme)
  }

  private func unfolded(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
  }
}
