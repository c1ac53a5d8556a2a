// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Spreadsheets
import Testing

@Suite struct SerialDateTests {
  @Test func `both systems count the same day`() {
    #expect(SerialDate(43186, countsFrom1904: false)?.text == "2018-03-27")
    #expect(SerialDate(41724, countsFrom1904: true)?.text == "2018-03-27")
  }

  @Test func `the day that never was is no date, and its neighbours are`() {
    #expect(SerialDate(59, countsFrom1904: false)?.text == "1900-02-28")
    #expect(SerialDate(60, countsFrom1904: false) == nil)
    #expect(SerialDate(61, countsFrom1904: false)?.text == "1900-03-01")
  }

  @Test func `fractions are times, with the seconds cut off as spreadsheets show them`() {
    #expect(SerialDate(0.6114583333333333, countsFrom1904: false)?.text == "14:40")
    #expect(SerialDate(43186.5979166, countsFrom1904: false)?.text == "2018-03-27 14:21")
    #expect(SerialDate(0.75, countsFrom1904: false)?.text == "18:00")
    #expect(SerialDate(43185.9999999, countsFrom1904: false)?.text == "2018-03-27")
  }

  @Test func `numbers that no calendar has are refused`() {
    for number in [-1, 0, 3e9, .infinity, .nan] {
      #expect(SerialDate(number, countsFrom1904: false) == nil)
    }
  }
}
