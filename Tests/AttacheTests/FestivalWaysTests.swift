// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// The short ways through each kind of festival, as the pages tell them, and the fuller events beside them.
@Suite struct FestivalWaysTests {
  private static let repository = referenceFolder.deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The commands of a page's first block.
  private func commands(_ page: String) throws -> [[String]] {
    let text = try String(
      contentsOf: Self.repository.appending(path: "docs/\(page)"), encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```sh\n").dropFirst().first)
      .components(separatedBy: "```")[0]
    return block.split(separator: "\n").map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .flatMap { index, part in
          // What stands between quotes is one word.
          index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }
  }

  @Test(arguments: ["FILM-FESTIVAL.md", "CONFERENCE.md", "STAGE-FESTIVAL.md"])
  func `a page leads from an empty folder to published calendars in twelve commands at most`(
    page: String
  ) throws {
    let program = try Program()
    let commands = try commands(page)
    #expect((3...12).contains(commands.count))

    for command in commands {
      try #require(command.first == "attache")
      let result = try program.start(Array(command.dropFirst())).wait()
      #expect(result.status == 0, "\(command): \(result.output)\(result.errors)")
    }

    let published = try program.files(in: "published")
    #expect(published.keys.contains { $0.hasSuffix("public.ics") })
    #expect(published.keys.count { $0.contains("/units/") } >= 4)
  }

  private func plan(_ event: String) throws -> (program: Program, folder: String) {
    let program = try Program()
    let folder = Self.repository.appending(path: "events/\(event)").path
    let check = try program.run("check", folder)
    #expect(check.status == 0, "\(check.errors)")
    let plan = try program.run("plan", folder, "--iterations", "150000", "--output", "out")
    #expect(plan.status == 0, "\(plan.output)\(plan.errors)")
    return (program, folder)
  }

  @Test func `films repeat on other days in other houses, and nobody misses a plane`() throws {
    let (program, folder) = try plan("film-festival-2031")

    let programme = program.folder.appending(path: "out/programme.json").path
    let report = String(
      decoding: try PythonProgram.run("films_and_flights.py", [folder, programme]), as: UTF8.self)
    #expect(report.hasSuffix("48 screenings, 26 journeys, 0 faults\n"), "\(report)")

    let files = try program.files(in: "out")
    let director = String(decoding: files["units/F01.D.ics"] ?? Data(), as: UTF8.self)
    #expect(director.replacing("\r\n ", with: "").contains("director of “Quiet Garden”"))
    #expect(files["places/ROXY.ics"] != nil)
    #expect(files["tracks/COMPETITION.ics"] != nil)
  }

  @Test(arguments: ["conference-2032", "conference-2034", "stage-festival-2033"])
  func `the other events are planned, checked twice, and speak to everybody`(
    event: String
  ) throws {
    let (program, folder) = try plan(event)

    let verified = try program.run("verify", folder, "--programme", "out/programme.json")
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `a festival in English alone says nothing in another language`() throws {
    let (program, folder) = try plan("film-festival-2031")

    let spoken = try [
      program.run("check", folder).output, program.run("stats", folder).output,
      program.run("verify", folder, "--programme", "out/programme.json").output,
      program.run("options", folder, "--programme", "out/programme.json", "--session", "A-F01")
        .output,
    ]
    let files = try program.files(in: "out")
    for text in spoken + files.values.map({ String(decoding: $0, as: UTF8.self) }) {
      let foreign = text.unicodeScalars.filter { (0x2E80...0x9FFF).contains($0.value) }
      #expect(foreign.isEmpty, "\(Array(foreign.prefix(40)))")
    }
  }
}
