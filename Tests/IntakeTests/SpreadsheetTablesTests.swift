// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

/// Tables that a spreadsheet has saved are read, or refused with the one thing that is wrong.
@Suite struct SpreadsheetTablesTests {
  private static let files = EventFolderTemplate.files

  private static func read(
    _ file: String, _ change: (String) -> String
  ) -> (festival: Festival?, findings: [Finding]) {
    var files = Dictionary(uniqueKeysWithValues: Self.files.map { ($0.name, $0.bytes) })
    files[file] = Array(change(String(decoding: files[file] ?? [], as: UTF8.self)).utf8)
    return EventFolderReader.read(files: files, slug: "example")
  }

  @Test(arguments: ["2027/5/10", "2027/05/10", "2027.5.10", "2027-5-10", "2027年5月10日"])
  func `a day with the year first is read whatever its signs`(day: String) throws {
    let (festival, findings) = Self.read("parties.csv") { $0.replacing("2027-05-10", with: day) }

    #expect(findings == [])
    let parties = try #require(festival).parties
    #expect(parties[0].exequatur == CivilDate("2027-05-10"))
  }

  @Test(arguments: [
    "2030/4/10 9:00/2030/4/10 11:00", "2030-04-10 09:00:00/2030-04-10 11:00:00",
    "2030.4.10 9:00 / 2030.4.10 11:00",
  ])
  func `a stretch of days and hours as a spreadsheet writes them is read`(window: String) throws {
    let plain = Self.read("sessions.csv") { $0 }
    let first = try #require(plain.festival).sessions[0]
    let (festival, findings) = Self.read("sessions.csv") {
      $0.replacing(
        "2030-04-10T09:00:00+08:00/2030-04-10T11:00:00+08:00", with: window)
    }

    #expect(findings == [])
    #expect(try #require(festival).sessions[0].windows == first.windows)
  }

  @Test(arguments: ["5/10/2027", "10.5.2027", "2027/13/1", "27/5/10"])
  func `a day whose order is not plain is refused`(day: String) {
    let (festival, findings) = Self.read("parties.csv") { $0.replacing("2027-05-10", with: day) }

    #expect(festival == nil)
    #expect(findings.map(\.code) == ["E206"])
  }

  @Test func `columns without any cell are ignored, and those with one are not`() {
    func widened(_ text: String, _ cell: String) -> String {
      text.split(separator: "\r\n").enumerated()
        .map { $1 + ($0 == 1 ? ",,\(cell)" : ",,") }.joined(separator: "\r\n") + "\r\n"
    }

    let (festival, findings) = Self.read("interpreters.csv") { widened($0, "") }
    #expect(festival != nil)
    #expect(findings == [])

    let filled = Self.read("interpreters.csv") { widened($0, "x") }
    #expect(filled.findings.map(\.code) == ["W101"])
  }

  @Test(arguments: [("\t", "tabs"), (";", "semicolons")])
  func `another separator is said once`(sign: String, name: String) {
    let (festival, findings) = Self.read("interpreters.csv") {
      $0.replacing("|", with: " ").replacing(",", with: sign)
    }

    #expect(festival == nil)
    #expect(findings.map(\.code) == ["E119"])
    #expect(findings[0].cause.en == "The cells are parted by \(name), not by commas")
  }

  @Test func `another separator is said once, whatever stands in the cells`() {
    let (_, findings) = Self.read("interpreters.csv") {
      $0.replacing("|", with: " ").replacing(",", with: ";") + "E99;a \"b\" c;EN;SI;\r\n"
    }

    #expect(findings.map(\.code) == ["E119"])
  }

  @Test func `whole numbers with a point and zeros are whole numbers`() throws {
    let (plain, _) = Self.read("units.csv") { $0 }
    let (festival, findings) = Self.read("units.csv") {
      $0.replacing(/,([0-9]+),/) { ",\($0.1).0," }
    }

    #expect(findings == [])
    let expected = try #require(plain).units
    #expect(festival?.units == expected)
  }

  @Test func `TRUE and FALSE are 1 and 0`() throws {
    let (plain, _) = Self.read("outlets.csv") { $0 }
    let (festival, findings) = Self.read("outlets.csv") {
      $0.replacing(",1\r\n", with: ",TRUE\r\n").replacing(",0\r\n", with: ",FALSE\r\n")
    }

    #expect(findings == [])
    let outlets = try #require(festival).outlets
    let expected = try #require(plain).outlets
    #expect(outlets == expected)
  }
}
