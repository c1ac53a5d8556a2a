// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on what fills blocks after every search, or the planner throws.
@Suite struct BlocksTests {
  private func result(_ festival: Festival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000, threads: 1))
  }

  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Planned? {
    guard case .found(let planned) = try await result(festival) else { return nil }
    return planned
  }

  private static func speaker(_ number: Int) -> AttendanceUnit.ID {
    AttendanceUnit.ID("P\(number).S")
  }

  /// So many rooms in one house, with blocks of an hour on the hour from nine on, and twelve speakers.
  private func house(rooms: Int, hours: Int) -> TinyFestival {
    var tiny = TinyFestival().place("A")
    for room in 1...rooms { tiny = tiny.venue(Venue.ID("R\(room)"), at: "A") }
    for speaker in 1...12 { tiny = tiny.unit(Self.speaker(speaker)) }
    for hour in 0..<hours {
      for room in 1...rooms {
        tiny = tiny.block(
          Session.ID("B\(hour + 1)\(room)"), 60, at: LocalTime((9 + hour) * 60 + 20 * hour),
          in: Venue.ID("R\(room)"))
      }
    }
    return tiny
  }

  @Test func `each track has a room and follows itself, and its speakers attend`() async throws {
    var tiny = house(rooms: 2, hours: 2)
    for number in 1...4 {
      tiny = tiny.paper(
        ProgrammeItem.ID("W\(number)"), 30, of: "WATER", by: [Self.speaker(number)], order: number)
      tiny = tiny.paper(
        ProgrammeItem.ID("E\(number)"), 30, of: "ENERGY", by: [Self.speaker(number + 4)])
    }

    let planned = try #require(try await plan(tiny.festival))

    let blocks = planned.programme.sessions.filter { $0.items != nil }
    #expect(blocks.count == 4)
    let water = blocks.filter { $0.items?.first?.rawValue.hasPrefix("W") ?? false }
      .sorted { $0.start < $1.start }
    #expect(water.map(\.items) == [["W1", "W2"], ["W3", "W4"]])
    #expect(Set(water.map(\.venue)).count == 1)
    #expect(water.map(\.attendees) == [[1, 2], [3, 4]].map { $0.map(Self.speaker) })
    #expect(planned.report.score.hard[.hc35] == 0)
    for rule in [RuleID.sc18, .sc19, .sc20, .sc21] {
      #expect(planned.report.score.soft[rule] == .zero)
    }
  }

  @Test func `what nobody needs stays empty, and whoever is away speaks when there`() async throws {
    var tiny = house(rooms: 3, hours: 3)
      .paper("W1", 30, of: "WATER", by: [Self.speaker(1)])
      .paper("E1", 30, of: "ENERGY", by: [Self.speaker(1), Self.speaker(2)])
      .session("KEY", 60, units: [Self.speaker(2)], venues: ["R1"], pinned: "09:00")
    for index in tiny.parts.units.indices where tiny.parts.units[index].id == Self.speaker(1) {
      tiny.parts.units[index].available = [
        TimeSpan(start: LocalTime(0), end: LocalTime(11 * 60 + 20))
      ]
    }

    let planned = try #require(try await plan(tiny.festival))

    let items = Dictionary(
      planned.programme.sessions.filter { $0.items != nil }.map { ($0.items ?? [], $0.start) },
      uniquingKeysWith: { first, _ in first })
    #expect(items == [["W1"]: "09:00", ["E1"]: "10:20"])
    #expect(planned.programme.sessions.count == 3)
  }

  /// Three blocks in two houses, the second twenty minutes after the first, the third an hour later or the next morning.
  private func town(way: Minutes, third: LocalTime) -> TinyFestival {
    TinyFestival().place("A").place("B").travel("A", "B", way)
      .venue("R1", at: "A").venue("R2", at: "B").venue("R3", at: "B")
      .unit(Self.speaker(1))
      .block("B1", 60, at: "18:00", in: "R1").block("B2", 60, at: "19:20", in: "R2", of: ["LAW"])
      .block("B3", 60, at: third, in: "R3", of: ["LAW"])
      .paper("W1", 30, of: "WATER", by: [Self.speaker(1)])
      .paper("L1", 30, of: "LAW", by: [Self.speaker(1)])
  }

  @Test func `speakers get from block to block in time, and rest overnight`() async throws {
    let far = town(way: 40, third: "20:40")
    let late = town(way: 5, third: "1 08:00").rule(.guestNight, 720)
      .changing("B2") { $0.pinned = "1 05:00" }

    for tiny in [far, late] {
      let planned = try #require(try await plan(tiny.festival))

      #expect(planned.programme.sessions.map(\.id).sorted() == ["B1", "B3"])
      #expect(planned.report.score.hardTotal == 0)
    }
  }

  @Test func `who is needed in a block, or chairs one, does not speak in another beside it`()
    async throws
  {
    var kept = house(rooms: 3, hours: 2).paper("W1", 30, of: "WATER", by: [Self.speaker(1)])
      .paper("L1", 60, of: "LAW")
    for block in ["B11", "B12", "B21", "B22"] {
      kept = kept.changing(Session.ID(block)) { $0.fill = ["WATER"] }
    }
    let chaired = kept.changing("B13") { $0.fill = ["LAW"] }
      .changing("B23") { $0.fill = ["NONE"] }
      .changing("B13") { $0.required = [Self.speaker(1)] }
    let shown = kept.item(
      ProgrammeItem(
        id: "SHOWN", sessions: ["B13"], length: 30, name: LocalizedText(zh: "片", en: "Film"),
        contributions: [.init(role: .speaker, unit: Self.speaker(1))])
    ).changing("B13") {
      $0.fill = ["LAW"]
      $0.required = [Self.speaker(1)]
    }

    for tiny in [chaired, shown] {
      let planned = try #require(try await plan(tiny.festival))

      let water = planned.programme.sessions.first { $0.items?.contains("W1") ?? false }
      #expect(water?.start == "10:20")
    }
  }

  @Test func `what cannot be filled is said with both numbers, before any search`() async throws {
    let long = house(rooms: 1, hours: 2).paper("W1", 50, of: "WATER")
      .paper("W2", 50, of: "WATER").paper("W3", 50, of: "WATER")
    let many = house(rooms: 1, hours: 1).paper("W1", 10, of: "WATER").paper("E1", 10, of: "ENERGY")
    func words(_ tiny: TinyFestival) async throws -> [String] {
      guard case .impossible(let reasons) = try await result(tiny.festival) else { return [] }
      return reasons.map(\.message.en)
    }

    #expect(
      try await words(long) == [
        "the items of track WATER take 150 min, the blocks that take it have 120"
      ])
    #expect(try await words(many) == ["2 tracks, but only 1 block"])
  }

  @Test func `a re-planned programme keeps its blocks, and fills them anew where it has to`()
    async throws
  {
    var tiny = house(rooms: 2, hours: 3)
    for number in 1...6 {
      tiny = tiny.paper(
        ProgrammeItem.ID("W\(number)"), 30, of: number < 4 ? "WATER" : "ENERGY",
        by: [Self.speaker(number)])
    }
    let planned = try #require(try await plan(tiny.festival))
    let held = try #require(
      planned.programme.sessions.first { $0.items?.contains("W1") ?? false })
    var away = tiny
    for index in away.parts.units.indices where away.parts.units[index].id == Self.speaker(1) {
      away.parts.units[index].available = [
        TimeSpan(start: LocalTime(0), end: held.start),
        TimeSpan(start: held.end, end: LocalTime(1440)),
      ]
    }

    let same = try await Replanner.replan(tiny.festival, .init(base: planned.programme))
    let other = try await Replanner.replan(away.festival, .init(base: planned.programme))

    guard case .found(let kept) = same, case .found(let moved) = other else {
      Issue.record("not re-planned: \(same) \(other)")
      return
    }
    #expect(kept.programme.sessions.map(\.items) == planned.programme.sessions.map(\.items))
    #expect(
      moved.programme.sessions.first { $0.items?.contains("W1") ?? false }?.start != held.start)
    // One leaves its block, and another at most makes room.
    func block(of item: ProgrammeItem.ID, in programme: Programme) -> Session.ID? {
      programme.sessions.first { $0.items?.contains(item) ?? false }?.id
    }
    let movers = (1...6).map { ProgrammeItem.ID("W\($0)") }.filter {
      block(of: $0, in: planned.programme) != block(of: $0, in: moved.programme)
    }
    #expect(movers.contains("W1") && movers.count <= 2, "\(movers)")
    #expect(moved.difference.itemMoves.map(\.item).sorted() == movers)
    #expect(moved.difference.changeCount >= movers.count)
    #expect(kept.difference.itemMoves.isEmpty && kept.isFewest)
    _ = try await SessionOptions(planned.programme, of: tiny.festival)
  }

  @Test func `random conferences: what is found breaks nothing, and plan and check count alike`()
    async throws
  {
    var found = 0
    var filled = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      var tiny = house(rooms: 2 + random.below(2), hours: 2 + random.below(3))
      for number in 0..<(6 + random.below(8)) {
        let track = ["WATER", "ENERGY", "LAW"][random.below(3)]
        let speakers = (0..<(1 + random.below(2))).map { _ in Self.speaker(1 + random.below(12)) }
        tiny = tiny.paper(
          ProgrammeItem.ID("I\(number)"), Minutes(15 + 5 * random.below(4)), of: track,
          by: Array(Set(speakers)).sorted(), order: seed % 2 == 0 ? number + 1 : 0)
      }
      if random.below(2) == 0 {
        tiny = tiny.session(
          "KEY", 60, units: [Self.speaker(1)], windows: ["09:00-13:00"])
      }
      if random.below(3) == 0 { tiny = tiny.changing("B11") { $0.fill = ["LAW"] } }
      if random.below(3) == 0 {
        // One that reaches over two of the others' hours.
        tiny = tiny.venue("R9", at: "A").block("B99", 120, at: "09:30", in: "R9")
      }
      guard let planned = try await plan(tiny.festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
      filled += planned.programme.sessions.count { $0.items != nil }
    }
    #expect(found > 20)
    #expect(filled > 60)
  }
}
