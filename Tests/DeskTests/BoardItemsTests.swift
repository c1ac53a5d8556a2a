// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct BoardItemsTests {
  /// Two kinds of vehicles, and a group that rides from its hotel to a hall and back on the first day.
  private let tiny = TinyFestival()
    .place("HOT").place("HALL").travel("HOT", "HALL", 20).venue("A1", at: "HALL")
    .party("X", hotel: "HOT").unit("X.G", size: 10)
    .session("S1", 60, units: ["X.G"], windows: ["09:00-12:00"])
    .vehicle("SED", seats: 3).vehicle("MIN", count: 2, seats: 19)
    .fleet("B1", "MIN").fleet("B2", "MIN").fleet("C1", "SED")
    .driver("D1", ["MIN"])

  @Test
  func
    `by vehicles a board has a row for each that goes anywhere, with its ways, riders and driver`()
    throws
  {
    let programme = TinyProgramme(of: tiny.festival)
      .trip("B1", "D1", "HOT", LocalTime(8 * 60), "HALL", ["X.G"], boarding: 10, alighting: 5)
      .trip("B1", "D1", "HALL", LocalTime(11 * 60), "HOT", ["X.G"])
      .programme
    let board = Board(
      day: 0, of: programme, in: tiny.festival, language: .en, by: .vehicles,
      trips: programme.trips ?? [])

    #expect(board.groups.map(\.title) == ["MIN"])
    let rows = try #require(board.groups.first?.rows)
    #expect(rows.map(\.title) == ["B1"])
    #expect(rows.first?.blocks.map(\.item.title) == ["HOT → HALL", "HALL → HOT"])
    #expect(rows.first?.blocks.first?.item.note == "10 people, driver D1")
    // From boarding to the last who has got off, in columns of five minutes.
    #expect(board.hours.lowerBound == 7)
    #expect(rows.first?.blocks.first?.bars == [10..<17])
  }

  @Test func `vehicles that stand still all day have no row`() {
    let programme = TinyProgramme(of: tiny.festival)
      .trip("B1", "D1", "HOT", LocalTime(32 * 60), "HALL", ["X.G"]).programme
    let board = Board(
      day: 0, of: programme, in: tiny.festival, language: .zh, by: .vehicles,
      trips: programme.trips ?? [])

    #expect(board.groups.isEmpty)
  }

  @Test func `a festival without interpreters, heads or trips has no boards by them`() {
    let bare = TinyFestival().place("HALL").venue("A1", at: "HALL").festival
    let full = TinyFestival().place("HALL").venue("A1", at: "HALL").unit("X.H")
      .interpreter("J1", "JA").festival

    #expect(BoardItems.Axis.of(bare, hasTrips: false) == [.rooms])
    #expect(
      BoardItems.Axis.of(full, hasTrips: true) == [.rooms, .leaders, .interpreters, .vehicles])
  }

  @Test func `a block has the name of the track that fills it, and says how many items it has`() {
    let tiny = TinyFestival().place("HALL").venue("A1", at: "HALL").unit("SP1").unit("SP2")
      .block("B1", 60, at: "09:00", in: "A1").block("B2", 60, at: "10:00", in: "A1")
      .paper("W1", 20, of: "WATER", by: ["SP1"]).paper("W2", 20, of: "WATER", by: ["SP2"])
    let programme = TinyProgramme(of: tiny.festival)
      .fill("B1", "09:00", in: "A1", with: ["W1", "W2"], attendees: ["SP1", "SP2"]).programme
    let board = Board(
      day: 0, of: programme, in: tiny.festival.filled(by: programme), language: .en)
    let items = board.groups.flatMap { $0.rows.flatMap { $0.blocks.map(\.item) } }

    #expect(items.map(\.id) == ["B1"])
    #expect(items.first?.title.hasSuffix(": WATER") == true)
    #expect(items.first?.note.hasPrefix("2 items, 2 people") == true)
  }

  @Test func `a board shows the hours that are asked for, whatever there is`() {
    let board = Board(
      day: 0, of: TinyProgramme(of: tiny.festival).programme, in: tiny.festival, language: .zh,
      hours: 7..<23)

    #expect(board.hours == 7..<23)
  }
}
