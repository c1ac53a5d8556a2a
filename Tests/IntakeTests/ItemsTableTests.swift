// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

@Suite struct ItemsTableTests {
  private static let heading =
    "item_id,sessions,name_zh,name_en,order,length_min,language,people,link\n"

  private func read(
    _ rows: String..., relations: String? = nil
  ) -> (festival: Festival?, codes: [String]) {
    var files = BareFestival.files
    files["items.csv"] = Array((Self.heading + rows.joined(separator: "\n") + "\n").utf8)
    if let relations {
      files["relations.csv"] = Array(
        ("relation_id,kind,sessions,each,limit\n" + relations + "\n").utf8)
    }
    let (festival, findings) = EventFolderReader.read(files: files, slug: "bare")
    return (festival, findings.map(\.code))
  }

  @Test func `an item has its sessions in the order of their table, and what is said of it`() {
    let (festival, codes) = read(
      "F1,FORUM|S01,静园,Quiet Garden,2,60,FR,,https://example.org/f1",
      "F2,S01,盐港,Salt Harbour,1,30,,,")

    #expect(codes == [])
    #expect(festival?.items.map(\.sessions) == [["S01", "S02"], ["S01"]])
    #expect(festival?.items(of: "S01").map(\.id) == ["F2", "F1"])
    #expect(festival?.items.first?.length == 60)
    #expect(festival?.items.first?.language == "FR")
    #expect(festival?.items.first?.link == "https://example.org/f1")
  }

  @Test(
    arguments: [
      ("F1,S99,名,Name,,,,,", "E302"), ("F1,,名,Name,,,,,", "E204"),
      ("F1,S01,名,Name,,,,director=NOBODY,", "E302"), ("F1,S01,名,Name,,,,boss=X,", "E210"),
      ("F1,S01,名,Name,,91,,,", "W341"), ("F1,S01,名,Name,,long,,,", "E201"),
      ("F1,S01,名,Name,,,French,,", "E211"),
    ])
  func `what cannot be is found`(row: String, expected: String) {
    #expect(read(row).codes == [expected])
  }

  @Test func `a relation may be asked of each item's sessions`() {
    let film = "F1,S01|S02,静园,Quiet Garden,,,,,"

    let (festival, codes) = read(film, relations: "R1,other_day,S*,item,")

    #expect(codes == [])
    #expect(festival?.relations.map(\.isPerItem) == [true])
    #expect(read(film, relations: "R1,other_day,S*,film,").codes == ["E210"])
    #expect(read(film, relations: "R1,in_order,S*,item,0..60").codes == ["E241"])
    #expect(read(film, relations: "R1,in_order,S*,item,60..*").codes == [])
  }

  @Test func `an item goes with its last session`() {
    let item = ProgrammeItem(
      id: "F1", sessions: ["S1", "S2"], name: LocalizedText(sameInAll: "Film"))
    var parts = TinyFestival().place("A").venue("A1", at: "A").session("S1").session("S2")
      .item(item).festival.parts

    parts.remove("S1")
    #expect(parts.items.map(\.sessions) == [["S2"]])
    parts.remove("S2")
    #expect(parts.items == [])
  }
}
