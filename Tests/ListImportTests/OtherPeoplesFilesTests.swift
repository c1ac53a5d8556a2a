// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Spreadsheets
import Testing

/// Files that other people's programs wrote, from the source packages of csvkit, xlsx2csv and
/// agate-excel, which `.ci/install test` fetches; absence is a failure.
@Suite struct OtherPeoplesFilesTests {
  private static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["ATTACHE_LISTS"] { return URL(filePath: given) }
    let cache =
      environment["XDG_CACHE_HOME"].map { URL(filePath: $0) }
      ?? URL(filePath: NSHomeDirectory()).appending(path: ".cache")
    return cache.appending(path: "attache/lists")
  }()

  /// Every spreadsheet and CSV below the folder, by relative path, in order.
  private static func files() throws -> [(path: String, bytes: [UInt8])] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { ["xlsx", "xls", "csv", "tsv"].contains(($0 as NSString).pathExtension) }
      .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }

  @Test func `public files that are no guest lists are refused with the right finding`() throws {
    let files = try Self.files()
    var refusals: [String: Int] = [:]
    for file in files {
      var trial = ListTrial()

      let report = try trial.run((URL(filePath: file.path).lastPathComponent, file.bytes))

      let errors = trial.log.findings.filter { $0.severity == .error }.map(\.code)
      #expect(report == nil, "\(file.path)")
      #expect(errors.count == 1, "\(file.path) \(errors)")
      refusals[errors.first ?? "", default: 0] += 1
      let isLegacy = file.path.hasSuffix(".xls")
      #expect((errors == ["E404"]) == isLegacy, "\(file.path) \(errors)")
    }
    // Tables without names, workbooks of Excel 97, and pages named .csv.
    #expect(refusals.keys.sorted() == ["E403", "E404", "E414"])
    #expect(files.count > 100)
  }

  /// Workbooks whose cells another reader has written out; those with dates are not among them, as
  /// that reader writes them in the cell's own format.
  @Test(arguments: [
    "namespace", "utf8", "twolettercolumns", "formatted_inline_string", "last-column-empty",
  ])
  func `the cells of public workbooks are those that xlsx2csv reads`(name: String) throws {
    let files = try Self.files()
    func file(_ ending: String) throws -> [UInt8] {
      try #require(files.first { $0.path.hasSuffix("/test/\(name).\(ending)") }, "\(name)").bytes
    }

    let sheet = try #require(try WorkbookReader(file("xlsx")).sheets.first)
    let rows = try #require(
      CommaSeparatedText.rows(
        ofText: file("csv"), separator: CommaSeparatedText.comma, file: name
      ).rows)

    func texts(_ cells: [String]) -> [String] {
      cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }
    let ours = sheet.rows.map { texts($0.cells.map(\.text)) }.filter { !$0.isEmpty }
    let theirs = rows.map { texts($0.map(\.text)) }.filter { !$0.isEmpty }
    #expect(ours == theirs)
  }
}
