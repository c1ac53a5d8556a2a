// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Intake
import Testing

/// Numbers of which a spreadsheet has kept no more than fifteen digits.
@Suite struct LongNumberTests {
  @Test(arguments: ["3.20211E+17", "3,1E+12", "320211199001010000", "1.5E+20"])
  func `digits that are gone are known to be`(text: String) {
    #expect(LongNumber(text) == .lost)
  }

  @Test(arguments: ["E12345678", "12E45678", "320211199001011234", "13800138000", ""])
  func `what no spreadsheet has changed is left alone`(text: String) {
    #expect(LongNumber(text) == nil)
  }

  @Test(arguments: [("1.38E+2", "138"), ("1.3800138000E+10", "13800138000")])
  func `a number that was only shown short has all its digits`(text: String, number: String) {
    #expect(LongNumber(text) == .whole(number))
  }

  @Test(arguments: [
    ("13,800,138,000", "13800138000"), ("1,204", "1204"), ("12,34", "12,34"), ("0,123", "0,123"),
    ("13800138000.0", "13800138000"), ("'0012", "0012"),
  ])
  func `signs that a spreadsheet adds are no part of a number`(text: String, number: String) {
    #expect(LongNumber.plain(text) == number)
  }
}
