// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct BoardTests {
  private func item(_ id: String, _ start: Int, _ minutes: Int, _ title: String) -> Board.Item {
    Board.Item(
      id: id, isSession: true, title: title,
      spans: [TimeSpan(start: LocalTime(start), duration: Minutes(minutes))], kind: 0,
      isPinned: false)
  }

  @Test func `a label stands to the right of its bar, and to the left at the end of the day`() {
    // 9:00 to 19:00 in columns of five minutes.
    let blocks = Board.blocks(
      [item("a", 9 * 60, 60, "Opening"), item("b", 18 * 60, 60, "Welcome banquet")],
      from: 9 * 60, columns: 120)

    #expect(blocks[0].bar == 0..<12)
    #expect(
      blocks[0].label
        == 12..<12 + Board.labelColumns(blocks[0].item, of: 120, onOneLine: true))
    #expect(blocks[1].bar == 108..<120)
    #expect(blocks[1].label.upperBound == 108)
    #expect(blocks.map(\.lane) == [0, 0])
  }

  @Test func `what leaves no room beside its bar is named below it`() {
    // Nine to nineteen, all day; and the same a quarter shorter, where a short name has room.
    let day = Board.blocks([item("a", 9 * 60, 600, "Registration desk")], from: 540, columns: 120)
    let shorter = Board.blocks([item("a", 9 * 60, 450, "Desk")], from: 540, columns: 120)

    #expect(day[0].isBelow)
    #expect(day[0].label == 0..<120)
    #expect(day[0].extent == 0..<120)
    #expect(!shorter[0].isBelow)
    #expect(shorter[0].label.lowerBound == 90)
  }

  @Test(arguments: 0..<50)
  func `whatever a day holds, bars and labels of one lane never touch`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let items = (0..<12).map { index in
      item(
        "\(index)", 8 * 60 + Int.random(in: 0..<120, using: &random) * 5,
        Int.random(in: 1...40, using: &random) * 5,
        String(repeating: "会", count: Int.random(in: 1...30, using: &random)))
    }.sorted { $0.span.start < $1.span.start }
    let blocks = Board.blocks(items, from: 8 * 60, columns: 180)

    for (index, block) in blocks.enumerated() {
      #expect(block.isBelow || !block.bar.overlaps(block.label))
      #expect(block.label.count > 0)
      #expect(0 <= block.extent.lowerBound && block.extent.upperBound <= 180)
      for other in blocks.dropFirst(index + 1) where other.lane == block.lane {
        #expect(!block.extent.overlaps(other.extent), "seed \(seed)")
      }
    }
  }

  @Test
  func `several short talks are one item with a bar each, and the label begins behind the last`() {
    let talks = Board.Item(
      id: "IV01 IV02", isSession: false, title: "2 interviews",
      spans: [540, 600].map { TimeSpan(start: LocalTime($0), duration: 10) }, kind: 4,
      isPinned: false)
    let blocks = Board.blocks([talks], from: 540, columns: 120)

    #expect(blocks.map(\.bars) == [[0..<2, 12..<14]])
    #expect(blocks[0].label.lowerBound == 14)
  }
}
