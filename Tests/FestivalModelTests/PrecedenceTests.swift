// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct PrecedenceTests {
  @Test func `consuls-general rank by exequatur, then acting heads, then others`() throws {
    let festival = try referenceFestival()
    let heads = festival.units.filter { $0.standing == .head && $0.party.rawValue.hasPrefix("C-") }

    let order = Precedence.vienna.ordered(heads.map(\.id).sorted(), in: festival)

    #expect(
      order == [
        "C-SG.H", "C-ET.H", "C-IE.H", "C-JP.H", "C-AE.H", "C-DK.H", "C-US.H", "C-CH.H", "C-MX.H",
        "C-TH.H", "C-NZ.H",
      ]
    )
  }

  @Test func `countries rank by their English names`() throws {
    let festival = try referenceFestival()
    let heads: [AttendanceUnit.ID] = [
      "C-US.H", "C-JP.H", "C-SG.H", "C-AE.H", "C-ET.H", "C-DK.H", "C-CH.H", "C-IE.H",
    ]

    let order = Precedence.alphabeticalEnglish.ordered(heads, in: festival)

    #expect(
      order.map { festival.countryNames[festival.party(festival.unit($0).party).country]?.en } == [
        "Denmark", "Ethiopia", "Ireland", "Japan", "Singapore", "Switzerland",
        "United Arab Emirates", "United States",
      ]
    )
  }

  @Test func `equals keep the order of their identifiers`() {
    let festival = TinyFestival().unit("B.H").unit("A.H").festival

    #expect(Precedence.vienna.ordered(["B.H", "A.H"], in: festival) == ["A.H", "B.H"])
  }
}
