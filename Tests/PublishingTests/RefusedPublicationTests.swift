// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Folders
import Foundation
import Ledger
import Publishing
import Testing

/// A ledger or a folder that refuses: ledger and folder both stay as they were.
@Suite final class RefusedPublicationTests {
  private let root: URL
  private let festival: Festival
  private let witness: Programme
  private var folder: URL { root.appending(path: "published") }
  private var path: String { root.appending(path: "ledger.sqlite").path }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "refused-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    festival = try referenceFestival()
    witness = try witnessProgramme(of: festival)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private func publish(_ programme: Programme) throws {
    let ledger = try Ledger(path: path, patience: 0.1)
    _ = try Publisher.publish(
      programme, of: festival, in: ledger, to: folder, purpose: "test",
      Step(who: "Li", at: Date(timeIntervalSince1970: 1_521_500_000)))
  }

  private func master() throws -> Data {
    try Data(contentsOf: folder.appending(path: "master.ics"))
  }

  @Test func `a ledger that another program holds, or that cannot be written, publishes nothing`()
    throws
  {
    try publish(witness)
    let before = try master()
    var moved = witness
    let call = try #require(moved.sessions.firstIndex { $0.id == "S21" })
    moved.sessions[call].start = "2 16:25"
    moved.sessions[call].end = "2 16:55"

    let holder = try Ledger(path: path)
    _ = try holder.write { _ in
      #expect(throws: LedgerError(path: path, reason: .locked)) { try self.publish(moved) }
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    // Byte 18 is the write version: of a number it does not know, SQLite may only read the file.
    bytes[18] = 3
    try bytes.write(to: URL(filePath: path))
    #expect(throws: LedgerError(path: path, reason: .readOnly)) { try self.publish(moved) }

    #expect(try master() == before)
    bytes[18] = 1
    try bytes.write(to: URL(filePath: path))
    #expect(try Ledger(path: path).read { try $0.editions() }.count == 1)
    try publish(moved)
    #expect(try master() != before)
  }

  @Test func `when the folder cannot be written, the ledger stays as it was`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: folder.appending(path: "letter.txt"))

    #expect(throws: CalendarFolderError.self) { try publish(witness) }

    let ledger = try Ledger(path: path)
    #expect(try ledger.read { try $0.editions() }.isEmpty)
    #expect(try ledger.read { try $0.publications() }.isEmpty)
  }
}
