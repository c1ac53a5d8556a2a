// SPDX-License-Identifier: Apache-2.0

import Testing

/// The folders inside a room that the page draws: types are used along its arrows and no others.
///
/// Members of extensions carry no name of their folder, so only types are seen.
@Suite struct FolderTests {
  /// A type that is declared in one folder of a room and used in another.
  private struct Use {
    let file: String
    let from: String
    let to: String
    let type: String
  }

  /// `Room/Folder`, or `Room` for what lies directly in it.
  private func folder(of path: String) -> String {
    path.split(separator: "/").dropFirst().dropLast().prefix(2).joined(separator: "/")
  }

  private func uses(in room: String) -> [Use] {
    let files = SourceTree.files(under: "Sources/\(room)").filter(\.isSwift)
    var homes: [String: String] = [:]
    for file in files {
      for match in file.text.matches(
        of: /(?m)^(?:[a-z]+ )*(?:struct|enum|class|protocol|actor) ([A-Z]\w*)/)
      {
        homes[String(match.1)] = folder(of: file.path)
      }
    }
    return files.flatMap { file -> [Use] in
      let code = file.text.replacing(/\/\/.*/, with: "").replacing(/"[^"\n]*"/, with: "")
      let names = Set(code.matches(of: /\b[A-Z]\w*/).map { String($0.0) })
      return names.sorted().compactMap { name -> Use? in
        guard let home = homes[name], home != folder(of: file.path) else { return nil }
        return Use(file: file.path, from: folder(of: file.path), to: home, type: name)
      }
    }
  }

  @Test func `no folder uses a type of a folder that the page does not let it use`() throws {
    let page = try ArchitecturePage()
    let rooms = Set(page.folders.keys.map { String($0.prefix { $0 != "/" }) })

    for use in rooms.sorted().flatMap(uses) {
      #expect(
        page.folders[use.from]?.contains(use.to) == true, "\(use.file) uses \(use.type)")
    }
    #expect(rooms.sorted() == ["Office", "Planner", "Publishing", "Solver"])
  }

  @Test func `the page names every folder of its rooms, and draws no circle`() throws {
    let page = try ArchitecturePage()
    let rooms = Set(page.folders.keys.map { String($0.prefix { $0 != "/" }) })
    let real = rooms.flatMap { room in
      SourceTree.files(under: "Sources/\(room)").filter(\.isSwift).map { folder(of: $0.path) }
    }

    #expect(Set(real) == Set(page.folders.keys))
    var open = page.folders
    while let end = open.first(where: { $0.value.isEmpty })?.key {
      open[end] = nil
      for key in open.keys { open[key]?.remove(end) }
    }
    #expect(open.isEmpty, "a circle among \(open.keys.sorted())")
  }
}
