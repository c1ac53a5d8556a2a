// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake
import Testing

@Suite struct SensitiveColumnsTests {
  @Test func `sensitive cells are emptied and every other byte stays`() throws {
    let table =
      "\u{FEFF}guest_id,passport,name,diet,title\r\n"
      + "G1,SYN1,\"A, B\",MOML,\"says \"\"x\"\"\"\r\n"
      + "G2,\"SYN,2\",樱花,,\r\n\r\nG3,,C,\"two\r\nlines\",n\r\n"

    let purge = try #require(SensitiveColumns.purge(Array(table.utf8), file: "guests.csv"))

    #expect(
      String(decoding: purge.bytes, as: UTF8.self)
        == "\u{FEFF}guest_id,passport,name,diet,title\r\n"
        + "G1,,\"A, B\",,\"says \"\"x\"\"\"\r\nG2,,樱花,,\r\n\r\nG3,,C,,n\r\n")
    #expect(purge.removed == ["passport": 2, "diet": 2])
    #expect(purge.values == ["SYN1", "SYN,2"])
  }

  @Test func `of guests also notes and journeys go, and columns in an office's own words`() throws {
    let table = "guest_id,note,hotel,护照,PASSPORT NO.\nG1,n,HBN 301,X1,X2\n"
    let meaning = ["护照": "passport", "PASSPORT NO.": "passport"]

    let guests = try #require(
      SensitiveColumns.purge(Array(table.utf8), file: "guests.csv") { meaning[$0] })
    let others = try #require(SensitiveColumns.purge(Array(table.utf8), file: "parties.csv"))

    #expect(
      String(decoding: guests.bytes, as: UTF8.self)
        == "guest_id,note,hotel,护照,PASSPORT NO.\nG1,,,,\n")
    #expect(guests.values == ["X1", "X2"])
    #expect(others.bytes == Array(table.utf8))
  }

  @Test func `a table without sensitive columns keeps its bytes`() throws {
    let table = Array("a,b\n1,2\n".utf8)

    let purge = try #require(SensitiveColumns.purge(table, file: "x.csv"))

    #expect(purge.bytes == table)
    #expect(purge.removed.isEmpty)
  }

  @Test func `purging twice is purging once`() throws {
    let table = Array("phone,Email ,DIET\n1,2,3\n4,5\n".utf8)

    let once = try #require(SensitiveColumns.purge(table, file: "x.csv"))
    let twice = try #require(SensitiveColumns.purge(once.bytes, file: "x.csv"))

    #expect(twice.bytes == once.bytes)
    #expect(twice.removed.isEmpty)
  }
}
