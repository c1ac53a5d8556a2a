// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Publishing
import Testing

@Suite struct FindingCodesTests {
  private let catalogues = [
    FindingCode.allCases.map(\.rawValue), ListFindingCode.allCases.map(\.rawValue),
    PushFindingCode.allCases.map(\.rawValue), PurgeFindingCode.allCases.map(\.rawValue),
  ]

  @Test func `no code stands in two catalogues`() {
    let all = catalogues.joined().sorted()

    #expect(all.count == Set(all).count, "\(zip(all, all.dropFirst()).filter { $0 == $1 })")
    #expect(all.count > 130)
  }

  @Test func `every page lists a code once, and no page lists another's`() throws {
    let docs = referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs")
    let pages = try FileManager.default.contentsOfDirectory(atPath: docs.path)
      .filter { $0.hasSuffix(".md") }.sorted()
    let listed = try pages.flatMap { page in
      try String(contentsOf: docs.appending(path: page), encoding: .utf8)
        .matches(of: /(?m)^\| ([EWN][0-9]{3}) \|/).map { String($0.1) }
    }

    #expect(listed.sorted() == catalogues.joined().sorted())
  }
}
