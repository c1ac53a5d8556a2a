// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

@Suite struct ReferenceFestivalTests {
  @Test func `the reference week reads without any finding`() {
    let (festival, findings) = EventFolderReader.read(
      folder: referenceFolder,
      slug: "cherry-blossom-2018"
    )

    #expect(findings.map(\.description) == [])
    #expect(festival != nil)
  }

  @Test func `every total that the office reported comes out of the tables`() throws {
    let results = Statistics(try referenceFestival()).results

    let wrong = results.filter { !$0.holds }.map { "\($0.assertion.name.en): \($0.actual)" }
    #expect(wrong == [])
    #expect(results.count == 30)
  }
}
