// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// Lists that would take much memory are read or refused in less than a gigabyte of addresses.
@Suite(.serialized) struct HostileListCommandTests {
  /// What cannot be had ends the program by a signal; what never ends, with 124.
  private static let bounds = ["bash", "-c", "ulimit -v 1048576; exec timeout 300 \"$@\"", "bash"]

  @Test(arguments: [
    ("blanks.xlsx", "E411"), ("cells.xlsx", "E414"), ("rows.xlsx", "E411"), ("deep.xlsx", "E411"),
    ("long-cell.xlsx", "E411"), ("strings.xlsx", "E402"), ("entries.xlsx", "E402"),
    ("commas.csv", "E402"), ("cells.csv", "E402"), ("lines.csv", ""), ("wide.csv", "E402"),
    ("open-quote.csv", "E415"), ("lines.vcf", "E416"), ("cards.vcf", "E402"),
    ("folded.vcf", ""), ("long.ics", "E402"), ("lines.ics", ""), ("events.ics", ""),
    ("deep.ics", "E417"), ("rules.ics", ""),
  ])
  func `a list that is a bomb does not go off`(name: String, code: String) throws {
    let program = try Program()
    defer { try? FileManager.default.removeItem(at: program.folder) }
    _ = try PythonProgram.run("make_bombs.py", [program.folder.path, name])

    let result = try program.start(
      ["import", name, "--into", referenceFolder.path, "--for", "C-US.H", "--dry-run"],
      through: Self.bounds
    ).wait()

    // Where not one row can be read, nothing else is wrong either.
    #expect((code.isEmpty ? [0, 3] : [3]).contains(result.status), "\(result.errors)")
    let codes = Set(
      result.errors.split(separator: " ").filter { $0.wholeMatch(of: /E4\d\d:/) != nil })
    #expect(codes == (code.isEmpty ? [] : ["\(code):"]))
    // Nothing lies outside, nor inside, but the list.
    #expect(try program.files(in: ".").keys.sorted() == [name])
  }
}
