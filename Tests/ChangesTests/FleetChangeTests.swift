// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct FleetChangeTests {
  private let fleet = TinyFestival().place("A").vehicle("MIN", count: 2, seats: 19)
    .vehicle("COA", count: 1, seats: 45).festival
  /// Until midnight after the last day.
  private let week = TimeSpan(start: LocalTime(0), end: LocalTime(day: 6, timeOfDay: 0))

  @Test func `a broken vehicle cannot be used then, and others can`() {
    let after = fleet.applying(.fleet(.broken("MIN2", "08:00-12:00")))

    #expect(after.fleet.map(\.id) == fleet.fleet.map(\.id))
    #expect(after.drivers == fleet.drivers)
    #expect(after.fleet.map(\.available.count) == [0, 2, 0])
    #expect(
      after.fleet[1].available == [
        TimeSpan(start: LocalTime(0), end: "08:00"), TimeSpan(start: "12:00", end: week.end),
      ])
  }

  @Test func `without a stretch it is broken for good`() {
    let after = fleet.applying(.fleet(.broken("MIN2", nil)))

    #expect(after.fleet[1].available == [TimeSpan(start: LocalTime(0), end: LocalTime(0))])
  }

  @Test func `vehicles are added with drivers, and lost from the last on`() {
    let more = fleet.applying(.fleet(.vehicles("MIN", 2)))
    let named = fleet.applying(.fleet(.broken("MIN1", nil)))
      .applying(.fleet(.vehicles("MIN", 1))).applying(.vehicleLoss("MIN", 2))

    #expect(more.fleet.map(\.id) == ["MIN1", "MIN2", "MIN3", "MIN4", "COA1"])
    #expect(more.drivers.count == 10)
    #expect(named.fleet.map(\.id) == ["MIN1", "COA1"])
  }

  @Test func `a driver is ill for a time, and another comes`() {
    let ill = fleet.applying(.fleet(.illness("COA1.A", "08:00-12:00")))
    let more = ill.applying(.fleet(.driver("D9", ["COA", "MIN"])))

    #expect(ill.drivers.map(\.id) == fleet.drivers.map(\.id))
    #expect(ill.drivers.first { $0.id == "COA1.A" }?.available.count == 2)
    #expect(more.drivers.last == Driver(id: "D9", kinds: ["COA", "MIN"]))
    #expect(more.drivers.count == ill.drivers.count + 1)
  }
}
