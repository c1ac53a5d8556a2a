// SPDX-License-Identifier: Apache-2.0

import Testing

/// The walls between the rooms: the page, the manifest and the import lines agree.
@Suite struct ImportTests {
  private struct Import {
    let file: String
    let room: String
    let module: String
  }

  private var imports: [Import] {
    SourceTree.files(under: "Sources").filter(\.isSwift).flatMap { file in
      file.text.matches(of: /(?m)^[ \t]*(?:@?[a-z]+(?:\([a-z]+\))?[ \t]+)*import[ \t]+([A-Za-z_]+)/)
        .map { match in
          Import(
            file: file.path, room: String(file.path.split(separator: "/")[1]),
            module: String(match.1))
        }
    }
  }

  @Test func `the page lists every room there is, and no other`() throws {
    let page = try ArchitecturePage()
    let rooms = try Manifest().targets.filter { !$0.isTest }.map(\.name)

    #expect(page.rooms.keys.sorted() == SourceTree.folders(in: "Sources"))
    #expect(page.rooms.keys.sorted() == rooms.sorted())
  }

  @Test func `the manifest gives each room what the page allows`() throws {
    let page = try ArchitecturePage()

    for target in try Manifest().targets where !target.isTest {
      #expect(target.dependencies == page.rooms[target.name], "\(target.name)")
    }
  }

  @Test func `no room imports a room that the page does not allow`() throws {
    let page = try ArchitecturePage()
    let ours = Set(page.rooms.keys)

    for line in imports where ours.contains(line.module) {
      #expect(
        page.rooms[line.room]?.contains(line.module) == true,
        "\(line.file) imports \(line.module)")
    }
    #expect(imports.count > 100)
  }

  @Test func `fenced modules stay behind their fences`() throws {
    let page = try ArchitecturePage()

    for line in imports {
      guard let places = page.fences[line.module] else { continue }
      #expect(
        places.contains { line.file.hasPrefix("Sources/\($0)/") },
        "\(line.file) imports \(line.module)")
    }
    #expect(page.fences.keys.contains("CLibical"))
  }

  @Test func `every module is one of our rooms, fenced, or Foundation`() throws {
    let page = try ArchitecturePage()
    let known = Set(page.rooms.keys).union(page.fences.keys).union(["Foundation"])

    for line in imports where !known.contains(line.module) {
      Issue.record("\(line.file) imports \(line.module), which docs/ARCHITECTURE.md does not name")
    }
  }

  @Test func `the plan and the check never see each other`() throws {
    let page = try ArchitecturePage()

    #expect(page.rooms["Solver"] == [])
    #expect(page.rooms["ProgrammeChecker"] == ["FestivalModel"])
    #expect(page.rooms["FestivalModel"] == [])
    #expect(page.rooms["ICalendar"] == ["CLibical"])
    #expect(page.rooms.filter { $0.value.contains("CLibical") }.keys.sorted() == ["ICalendar"])
  }

  @Test func `the solver has no word of the office`() {
    let office: Set<String> = [
      "banquet", "booth", "calendar", "ceremony", "consul", "consulate", "country", "courtesy",
      "delegation", "embassy", "festival", "guest", "host", "hotel", "interpreter", "interpreting",
      "interview", "journalist", "liaison", "matchmaking", "mayor", "media", "opening", "outlet",
      "party", "photo", "press", "programme", "session", "speech", "vehicle", "venue", "volunteer",
    ]

    for file in SourceTree.files(under: "Sources/Solver") {
      for (number, line) in file.lines.enumerated() {
        for word in words(of: line) {
          let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
          if office.contains(word) || office.contains(singular) {
            Issue.record("\(file.path):\(number + 1) says \"\(word)\"")
          }
        }
      }
    }
  }
}
