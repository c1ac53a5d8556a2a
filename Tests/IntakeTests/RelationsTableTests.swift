// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

@Suite struct RelationsTableTests {
  private static let heading = "relation_id,kind,sessions,limit,weight,reason\n"

  private func read(_ rows: String...) -> (festival: Festival?, codes: [String]) {
    var files = BareFestival.files
    files["relations.csv"] = Array((Self.heading + rows.joined(separator: "\n") + "\n").utf8)
    let (festival, findings) = EventFolderReader.read(files: files, slug: "bare")
    return (festival, findings.map(\.code))
  }

  @Test func `each kind reads with its limit, and sessions go by key, identifier or beginning`() {
    let (festival, codes) = read(
      "R1,other_day,GALA|S02,,,", "R2,per_day,S*,2,,", "R3,in_order,S02|S01,10..*,,",
      "R4,in_order,S02|GALA,10..60,2.5,walk over", "R5,close,S01|S02,240,,",
      "R6,apart,S01|S02,30,,", "R7,same_venue,S01|S02,,0,")

    #expect(codes == [])
    #expect(
      festival?.relations.map(\.kind) == [
        .otherDay, .perDay, .inOrder, .inOrder, .close, .apart, .sameVenue,
      ])
    #expect(
      festival?.relations.map(\.sessions) == [
        ["S01", "S02"], ["S01", "S02"], ["S02", "S01"], ["S02", "S01"], ["S01", "S02"],
        ["S01", "S02"], ["S01", "S02"],
      ])
    #expect(festival?.relations.map(\.least) == [0, 0, 10, 10, 0, 30, 0])
    #expect(festival?.relations.map(\.most) == [nil, 2, nil, 60, 240, nil, nil])
    #expect(
      festival?.relations.map(\.weight) == [
        nil, nil, nil, Points(rawValue: 15_000), nil, nil, .zero,
      ])
  }

  @Test(
    arguments: [
      ("R1,other_week,S01|S02,,,", ["E210"]), ("R1,other_day,S01|S99,,,", ["E302"]),
      ("R1,other_day,S01,,,", ["E341"]), ("R1,other_day,,,,", ["E204"]),
      ("R1,other_day,S01|S02|GALA,,,", ["W303"]), ("R1,other_day,X*,,,", ["E302"]),
      ("R1,other_day,S01|S02,3,,", ["E241"]), ("R1,per_day,S01|S02,,,", ["E241"]),
      ("R1,per_day,S01|S02,0,,", ["E203"]), ("R1,close,S01|S02,long,,", ["E201"]),
      ("R1,in_order,S01|S02,60,,", ["E241"]), ("R1,in_order,S01|S02,60..10,,", ["E319"]),
      ("R1,in_order,S01|S02,-1..10,,", ["E202"]), ("R1,apart,S01|S02,,much,", ["E201"]),
    ])
  func `what cannot be read is found where it stands`(row: String, expected: [String]) {
    #expect(read(row).codes == expected)
  }

  @Test func `sessions that could not be read are no reason to look for them`() throws {
    var files = BareFestival.files
    let sessions = String(decoding: try #require(files["sessions.csv"]), as: UTF8.self)
    files["sessions.csv"] = Array(sessions.replacing("2018-03-27T", with: "2010-03-27T").utf8)
    files["relations.csv"] = Array((Self.heading + "R1,other_day,GAL*,,,\nR2,apart,S0*,,,\n").utf8)

    let codes = EventFolderReader.read(files: files, slug: "bare").findings.map(\.code)

    #expect(Set(codes) == ["E219"])
  }

  @Test func `a cancelled session leaves the others as far apart as they were`() throws {
    let all: [Session.ID] = ["S1", "S2", "S3"]
    var parts = TinyFestival().place("A").venue("A1", at: "A")
      .session("S1", 30).session("S2", 40).session("S3", 50)
      .relation("R1", .inOrder, all, least: 5, most: 20).relation("R2", .otherDay, ["S1", "S2"])
      .festival.parts

    parts.remove("S2")

    #expect(parts.relations.map(\.id) == ["R1"])
    #expect(parts.relations[0].sessions == ["S1", "S3"])
    #expect(parts.relations[0].least == 5)
    // Between the end of the first and the start of the third lie two gaps and the second.
    #expect(parts.relations[0].most == 80)
  }
}
