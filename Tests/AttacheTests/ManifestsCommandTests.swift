// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// Boarding lists of the reference week.
@Suite struct ManifestsCommandTests {
  private struct Manifest: Decodable {
    struct Row: Decodable {
      let id: String
      let persons: Int
      let wheelchairs: Int
      let luggage: Int
    }
    let id: String
    let vehicle: String?
    let persons: Int
    let riders: [Row]
  }

  private let program: Program
  private let copy: EventFolderCopy
  private let witness = fixturesFolder.appending(path: "witness.csv").path

  init() throws {
    program = try Program()
    copy = try EventFolderCopy()
  }

  @discardableResult
  private func manifests(_ arguments: String...) throws -> Program.Result {
    try program.start(
      ["manifests", copy.folder.path, "--programme", witness, "--language", "en"] + arguments
    ).wait()
  }

  /// Units and Chinese names of the guests in the event's table.
  private var guests: [(unit: String, name: String)] {
    get throws {
      let text = try String(contentsOf: copy.folder.appending(path: "guests.csv"), encoding: .utf8)
      return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return (String(cells[1]), String(cells[2]))
      }
    }
  }

  @Test func `riders are listed by role with persons, wheelchairs and luggage`() throws {
    let result = try manifests("--json")

    let lists = try JSONDecoder().decode([Manifest].self, from: Data(result.output.utf8))
    let coll = try #require(lists.first { $0.id == "HBN-YTZ.S25" })
    #expect(coll.vehicle == nil)
    #expect(coll.persons == coll.riders.reduce(0) { $0 + $1.persons })
    #expect(coll.riders.contains { $0.id == "C-JP.H" } && coll.riders.contains { $0.id == "LO01" })
    let arrival = try #require(lists.first { $0.id.contains(".WUX-") })
    #expect(arrival.riders.contains { $0.luggage > 0 })
    #expect(coll.riders.allSatisfy { $0.luggage == 0 })
    #expect(lists.flatMap(\.riders).contains { $0.wheelchairs == 2 })
  }

  @Test func `each is a text of its own, and no guest's name is in any`() throws {
    let result = try manifests("--on", "2018-03-28", "--output", "lists")

    let files = try program.files(in: "lists")
    #expect(result.output == "\(files.count) manifests in lists\n")
    #expect(files.keys.contains("manifest-HBN-YTZ.S25.txt"))
    let text = files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("☐ 1  C-JP.H  Consul-General of Japan"))
    #expect(try guests.count == 394)
    for guest in try guests { #expect(!text.contains(guest.name), "a guest's name") }
    try manifests("--on", "2018-03-26", "--output", "lists")
    #expect(try !program.files(in: "lists").keys.contains("manifest-HBN-YTZ.S25.txt"))
  }

  @Test func `names need a recipient and a purpose, and leave a line in the audit`() throws {
    for arguments in [["--names"], ["--names", "--recipient", "gate"], ["--recipient", "gate"]] {
      let result = try program.start(
        ["manifests", copy.folder.path, "--programme", witness] + arguments
      ).wait()
      #expect(result.status == 2, "\(arguments)")
    }
    #expect(try !program.files(in: ".").keys.contains { $0.hasSuffix(".csv") })

    let result = try manifests(
      "--names", "--trip", "HBN-YTZ.S25", "--recipient", "gate", "--purpose", "boarding", "--by",
      "Li")

    #expect(result.status == 0, "\(result.errors)")
    let list = String(
      decoding: try program.files(in: ".")["cherry-blossom-2018-boarding.csv"] ?? Data(),
      as: UTF8.self)
    let head = try #require(try guests.first { $0.unit == "C-JP.H" }?.name)
    #expect(list.contains(head))
    let audit = try program.run("editions", copy.folder.path, "--audit", "--language", "en")
    #expect(audit.output.contains("Li  lists/boarding  boarding → gate"))
  }

  @Test func `a movement that is not there is wrong usage`() throws {
    #expect(try manifests("--trip", "NOWHERE").status == 2)
    #expect(try manifests("--on", "2019-01-01").status == 2)
  }
}
