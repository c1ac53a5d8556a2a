// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import Solver
import Testing

/// Changes written into the tables of the reference week.
@Suite struct FolderChangeTests {
  private let copy: EventFolderCopy
  private let festival: Festival

  init() throws {
    copy = try EventFolderCopy()
    festival = try FestivalTestSupport.festival(in: copy.folder)
  }

  private var kept: URL {
    copy.folder.deletingLastPathComponent().appending(path: "kept.json")
  }

  private func bytes() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: copy.folder.path) {
      files[name] = try Data(contentsOf: copy.folder.appending(path: name))
    }
    return files
  }

  /// Writes changes and returns what the folder then reads as.
  private func write(_ texts: [String]) throws -> Festival {
    try Pipeline.change(texts, of: copy.folder, kept: kept).write()
    return try FestivalTestSupport.festival(in: copy.folder)
  }

  /// Everything a change can touch.
  private func expectSame(_ a: Festival, _ b: Festival, _ comment: Comment) {
    #expect(a.parties == b.parties, comment)
    #expect(a.units == b.units, comment)
    #expect(a.guests == b.guests, comment)
    #expect(a.venues == b.venues, comment)
    #expect(a.sessions == b.sessions, comment)
    #expect(a.openings == b.openings, comment)
    #expect(a.speeches == b.speeches, comment)
    #expect(a.journalists == b.journalists, comment)
    #expect(a.mediaSlots == b.mediaSlots, comment)
    #expect(a.interviews == b.interviews, comment)
    #expect(a.interpreters == b.interpreters, comment)
    #expect(a.liaisonOfficers == b.liaisonOfficers, comment)
    #expect(a.vehicles == b.vehicles, comment)
    #expect(a.waves == b.waves, comment)
    #expect(a.matchmaking == b.matchmaking, comment)
    #expect(a.wishes == b.wishes, comment)
    #expect(a.relations == b.relations, comment)
  }

  /// One sentence of every kind of the language, for the reference week.
  static let kinds = [
    "C-US arrives 2018-03-27T18:05", "C-US.H arrives 2018-03-27T18:05",
    "C-IE departs 2018-03-28T18:40", "C-IE.H departs 2018-03-28T18:40 at WXS",
    "C-US.H absent 2018-03-28T09:00/2018-03-28T12:00",
    "C-US optional at SYM", "C-IE meets CTY.L2 on 2018-03-28 at CIV-REC",
    "C-JP.H meets CTY.L2 for 45",
    "venue HBN-BALL closed 2018-03-28T09:00/2018-03-28T12:00", "venue HBN-BALL not step-free",
    "interpreter E1 ill", "interpreter E1 ill 2018-03-28T00:00/2018-03-29T00:00",
    "interpreter J99 added language=JA modes=SI|CI", "session IOT cancelled",
    "session C-ULS pinned 2018-03-27T10:00 at HBN-B2", "session REG unpinned",
    "session C-ULS only at HBN-B2|HBN-B3", "session C-ULS only on 2018-03-27",
    "session C-ULS only 2018-03-27T09:00/2018-03-27T12:00", "session C-ULS also at HBN-SALON",
    "session C-ULS also 2018-03-28T09:00/2018-03-28T12:00", "interview IV01|IV02 cancelled",
    "interview all cancelled", "interview IV01 only 2018-03-28T14:00/2018-03-28T17:30",
    "interview IV01 also 2018-03-29T09:00/2018-03-29T10:00", "interview IV01 also at HBN-SALON",
    "slot MS02 cancelled", "slot MS02 capacity 20", "slot MS04 without M02|M07",
    "slot MS01 without M02", "journalist M02-9 added outlet=M02", "journalist M02-1 cancelled",
    "liaison LO02 ill", "liaison LO02 ill 2018-03-28T00:00/2018-03-29T00:00",
    "liaison LO99 added parties=C-US|C-JP",
    "party NEW added country=IL size=12 hotel=HTB sessions=OPEN|LUNCH languages=EN|ZH "
      + "arrives=2018-03-27T10:00@WXS departs=2018-03-29T12:00@WXS",
    "party C-NZ cancelled", "wet 2018-03-28", "vehicle COA lost 2", "meetings S45 with A01 A02",
    "meetings S45 without A01 W01", "meetings S45 without A01", "meetings S45 tables 12",
    "meetings S45 slots 12", "meetings S45 free 2", "road HBN YTZ takes 50",
    "place YTZ closed to COA", "place GTH coach_bays 4",
  ]

  @Test(arguments: kinds)
  func `what was written reads as the change says`(_ text: String) throws {
    let change = try Pipeline.changes([text], for: festival)

    let read = try write([text])

    expectSame(read, festival.applying(change), "\(text)")
  }

  @Test(arguments: ["film-festival-2031", "stage-festival-2033", "conference-2032"])
  func `a meeting is written in the languages of the house`(event: String) throws {
    let copy = try EventFolderCopy(
      of: referenceFolder.deletingLastPathComponent().appending(path: event))
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let units = festival.units.prefix(2).map(\.id.rawValue)
    let text = "\(units[0]) meets \(units[1]) at \(festival.venues[0].id) for 20"
    let change = try Pipeline.changes([text], for: festival)

    try Pipeline.change([text], of: copy.folder, kept: kept).write()

    let read = try FestivalTestSupport.festival(in: copy.folder)
    expectSame(read, festival.applying(change), "\(text)")
  }

  @Test func `several changes at random are written one after the other as they apply`() throws {
    var written = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      let copy = try EventFolderCopy()
      let festival = try FestivalTestSupport.festival(in: copy.folder)
      let texts = (0..<4).map { _ in Self.kinds[random.below(Self.kinds.count)] }
      // Some do not go together, as a cancelled session and its windows.
      guard let changes = try? Pipeline.changes(texts, for: festival),
        let change = try? Pipeline.change(texts, of: copy.folder, kept: kept)
      else { continue }
      try change.write()
      written += 1
      expectSame(
        try FestivalTestSupport.festival(in: copy.folder), festival.applying(changes), "\(texts)")
    }
    #expect(written >= 10, "\(written)")
  }

  @Test(arguments: [["session IOT cancelled"], ["relation R1 released"]])
  func `what names several sessions is written when one of them, or itself, goes`(
    _ texts: [String]
  ) throws {
    try Data(
      """
      relation_id,kind,sessions,each,limit,weight
      R1,other_day,IOT|SYM,,,2
      R2,in_order,C-US1|IOT|SYM,,10..60,
      R3,other_venue,C-*|IOT,item,,

      """.utf8
    ).write(to: copy.folder.appending(path: "relations.csv"))
    try Data(
      """
      item_id,sessions,name_zh,name_en,order
      I1,IOT,物联网,Internet of things,1
      I2,C-US1|IOT|SYM,三场,Three sessions,2

      """.utf8
    ).write(to: copy.folder.appending(path: "items.csv"))
    let before = try FestivalTestSupport.festival(in: copy.folder)
    let changes = try Pipeline.changes(texts, for: before)

    let read = try write(texts)

    expectSame(read, before.applying(changes), "\(texts)")
    #expect(read.items == before.applying(changes).items)
    #expect(read.relations != before.relations)
  }

  @Test func `a closure takes back what it closed`() throws {
    let closed = try write(["venue HBN-BALL closed 2018-03-28T09:00/2018-03-28T12:00"])
    #expect(closed.venue("HBN-BALL").closed.count == 1)

    let open = try write(["venue HBN-BALL opens 2018-03-28T09:00/2018-03-28T12:00"])
    #expect(open.venue("HBN-BALL").closed == [])
  }

  @Test func `a dry run says the lines and touches nothing`() throws {
    let before = try bytes()

    let change = try Pipeline.change(
      ["C-US arrives 2018-03-27T18:05"], of: copy.folder, kept: kept)

    #expect(change.lines.map(\.file) == ["parties.csv"])
    #expect(change.lines.map(\.number) == [3])
    #expect(change.lines[0].before?.contains("2018-03-27T15:40:00+08:00") == true)
    #expect(change.lines[0].after?.contains("2018-03-27T18:05:00+08:00") == true)
    #expect(try bytes() == before)
  }

  @Test func `only the changed cell differs, whatever stands around it`() throws {
    // Typed by hand: quotes without need, blanks around items, other line ends, no byte-order mark.
    let table =
      "journalist_id,outlet_id,name,clearance,remark\n"
      + "M02-1,\"M02\",\"An, other\",ok,\" kept \"\n\n M03-1 ,M03,x,,\"a \"\"b\"\"\"\n"
    let file = copy.folder.appending(path: "journalists.csv")
    try Data(table.utf8).write(to: file)
    try copy.removeFile("media_slots.csv")
    try copy.removeFile("interviews.csv")

    try Pipeline.change(["journalist M02-1 cancelled"], of: copy.folder, kept: kept).write()

    let expected = table.replacingOccurrences(
      of: "M02-1,\"M02\",\"An, other\",ok,\" kept \"\n", with: "")
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == expected)
  }

  @Test func `items of a list that stay keep the text they were given`() throws {
    try copy.replace(
      "HBN-B1|HBN-B2|HBN-B3,ULS.H|ULS.S", with: "HBN-B1 | HBN-B2 |HBN-B3,ULS.H|ULS.S",
      in: "sessions.csv")

    let change = try Pipeline.change(
      ["session C-ULS only at HBN-B1|HBN-B3"], of: copy.folder, kept: kept)

    #expect(change.lines.count == 1)
    #expect(change.lines[0].after?.contains(",HBN-B1 |HBN-B3,ULS.H|ULS.S") == true)
  }

  @Test
  func `a change that the tables cannot hold is refused with the place, and nothing is written`()
    throws
  {
    let before = try bytes()

    // The table knows no pin outside the windows.
    #expect {
      _ = try Pipeline.change(
        ["session C-ULS pinned 2018-03-28T10:00"], of: copy.folder, kept: kept)
    } throws: { error in
      (error as? Refusal)?.findings.map(\.code) == ["E304"]
    }
    #expect(try bytes() == before)
  }

  @Test func `a column that comes shows only in rows that have a value in it`() throws {
    let change = try Pipeline.change(
      ["C-US.H arrives 2018-03-27T18:05"], of: copy.folder, kept: kept)

    let units = change.lines.filter { $0.file == "units.csv" }
    #expect(units.map(\.number) == [1, 4])
    #expect(units[0].after?.hasSuffix(",arrive_at,arrive_place") == true)
    #expect(units[1].after?.hasSuffix(",2018-03-27T18:05:00+08:00,WXS") == true)
  }

  @Test func `lines of guests show no more than the guest's number`() throws {
    let change = try Pipeline.change(["party C-NZ cancelled"], of: copy.folder, kept: kept)

    let guests = change.lines.filter { $0.file == "guests.csv" }
    #expect(!guests.isEmpty)
    #expect(guests.allSatisfy { $0.before?.hasSuffix(",…") == true && $0.before?.count ?? 99 < 8 })
  }

  // MARK: - Repairs

  private func keep(_ repairs: [[String]]) throws {
    try KeptRepairs(changes: ["interpreter E1 ill"], repairs: repairs, of: copy.folder)
      .write(to: kept)
  }

  private func codes(_ repair: Int) -> [String] {
    do {
      _ = try Pipeline.change([], repair: repair, of: copy.folder, kept: kept)
      return []
    } catch {
      return (error as? Refusal)?.findings.map(\.code) ?? ["\(error)"]
    }
  }

  @Test func `a repair is kept together with what it mends`() throws {
    try keep([["session IOT cancelled"], ["slot MS02 capacity 20"]])

    try Pipeline.change([], repair: 2, of: copy.folder, kept: kept).write()

    let read = try FestivalTestSupport.festival(in: copy.folder)
    #expect(!read.hasInterpreter("E1"))
    #expect(read.mediaSlot("MS02").capacity == 20)
    #expect(read.sessions == festival.sessions)
  }

  @Test func `what was wished for is kept with its repair`() throws {
    try KeptRepairs(
      changes: ["C-IE meets CTY.L2 on 2018-03-28 at CIV-REC"],
      repairs: [["session WISH also at HBN-B1"]], of: copy.folder
    ).write(to: kept)

    try Pipeline.change([], repair: 1, of: copy.folder, kept: kept).write()

    let read = try FestivalTestSupport.festival(in: copy.folder)
    #expect(read.session("WISH").venues == ["CIV-REC", "HBN-B1"])
    #expect(read.session("WISH").hosts == ["CTY.L2"])
    #expect(read.sessions.dropLast() == festival.sessions[...])
  }

  @Test func `a repair that is not there, or was found for other tables, is refused`() throws {
    #expect(codes(1) == ["E324"])
    try keep([["slot MS02 capacity 20"]])
    #expect(codes(2) == ["E324"])
    #expect(codes(0) == ["E324"])
    #expect(codes(1) == [])

    try copy.replace("Kyodo News", with: "Kyodo  News", in: "outlets.csv")
    let before = try bytes()
    #expect(codes(1) == ["E325"])
    #expect(try bytes() == before)
  }
}
