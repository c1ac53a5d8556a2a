// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

/// Who needs a way without steps, by the unit's own column or by its guests.
@Suite struct StepFreeColumnTests {
  private func needing(_ cell: String, mobility: String) throws -> [AttendanceUnit.ID] {
    let copy = try EventFolderCopy(ofTemplateCalled: "example")
    try copy.edit("units") { rows in
      rows[0].append("step_free")
      for y in rows.indices.dropFirst() { rows[y].append(rows[y][0] == "C-IE.H" ? cell : "") }
    }
    // Nobody else needs it.
    try copy.set("guests", "G008", "mobility", to: "")
    try copy.set("guests", "G002", "mobility", to: mobility)
    let (festival, findings) = copy.read()
    if findings.map(\.code).contains("E209") { return ["E209"] }
    return festival?.units.filter(\.needsStepFree).map(\.id) ?? []
  }

  @Test(
    arguments: [
      ("", "", []), ("1", "", ["C-IE.H"]), ("0", "wheelchair", ["C-JP.S"]),
      ("", "wheelchair (electric)", ["C-JP.S"]), ("", "step_free", ["C-JP.S"]),
      ("", "walk<=600m", []), ("1", "wheelchair", ["C-JP.S", "C-IE.H"]), ("lift", "", ["E209"]),
    ] as [(String, String, [AttendanceUnit.ID])])
  func `a unit needs it by its column or by a guest`(
    cell: String, mobility: String, expected: [AttendanceUnit.ID]
  ) throws {
    #expect(try needing(cell, mobility: mobility) == expected)
  }

  @Test func `the column goes when sensitive data goes`() throws {
    let table = Array("unit_id,step_free\nX.H,1\n".utf8)

    let purge = try #require(SensitiveColumns.purge(table, file: "units.csv"))

    #expect(String(decoding: purge.bytes, as: UTF8.self) == "unit_id,step_free\nX.H,\n")
  }
}
