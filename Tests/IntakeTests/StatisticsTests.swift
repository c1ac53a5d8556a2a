// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct StatisticsTests {
  @Test func `a consul-general who is a deputy turns exactly two totals red`() throws {
    let copy = try EventFolderCopy()
    let guest = try #require(try referenceFestival().guests(of: "C-IE.H").first)
    try copy.set("guests", guest.id.rawValue, "protocol_class", to: "DCG")

    let red = Statistics(try festival(in: copy.folder)).results.filter { !$0.holds }

    #expect(
      red.map(\.assertion.name.en) == ["consuls-general", "consuls-general at the symposium"]
    )
    #expect(red.map(\.actual) == [7, 4])
  }
}
