// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// Numbers as people write them, so that a spreadsheet leaves them alone.
@Suite struct LongNumbersTests {
  private func guest(_ passport: String, _ phone: String) throws -> Guest {
    var trial = ListTrial()
    let cells = [passport, phone].map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    try trial.run("姓名,国籍,护照号,手机", "甲乙丙,中国,\(cells.joined(separator: ","))")
    return try #require(try trial.guests.first)
  }

  @Test(arguments: [
    "E00012345", "=\"E00012345\"", "'E00012345", "\u{2019}E00012345", "e 00012345", "Ｅ00012345",
  ])
  func `a passport is the same, however it is kept from being a number`(text: String) throws {
    #expect(try guest(text, "").passport == "E00012345")
  }

  @Test(arguments: ["+8613912345678", "=+8613912345678", "'+8613912345678", "=\"+8613912345678\""])
  func `a telephone keeps its sign, however it is kept from being a sum`(text: String) throws {
    #expect(try guest("", text).phone == "+8613912345678")
  }

  @Test func `words in a formula of a cell are the words`() throws {
    var trial = ListTrial()

    try trial.run("姓名,国籍,单位", "\"=\"\"王伟东\"\"\",中国,\"=\"\"样本\"\"\"")

    #expect(try trial.guests.map(\.nameZh) == ["王伟东"])
    #expect(try trial.festival.parties.map(\.name.zh) == ["样本"])
  }
}
