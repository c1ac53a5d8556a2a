// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Testing

/// Trips as a dispatcher would read them: `MIN1 MIN1.A HOT→HALL 11:30 X.G Y.G`.
@Suite struct TripPlannerTests {
  private let town = TinyFestival()
    .place("HOT").place("HALL").place("STA", pad: 15, lead: 30)
    .travel("HOT", "HALL", 20).travel("STA", "HOT", 30).travel("STA", "HALL", 30)
    .venue("A1", at: "HALL").venue("H1", at: "HOT")

  private func guests(_ sizes: [Int]) -> TinyFestival {
    sizes.enumerated().reduce(town.party("X", hotel: "HOT")) { tiny, unit in
      tiny.unit(AttendanceUnit.ID("X.\(unit.offset)"), size: unit.element)
    }.session("S1", 60, units: sizes.indices.map { AttendanceUnit.ID("X.\($0)") })
  }

  private func plan(_ tiny: TinyFestival, keeping earlier: [Trip] = []) -> TripPlan {
    let festival = tiny.festival
    let programme = TinyProgramme(of: festival).hold("S1", "12:00", in: "A1").programme
    return TripPlanner.plan(programme, for: festival, keeping: earlier)
  }

  private func lines(_ plan: TripPlan, of tiny: TinyFestival) -> [String] {
    plan.trips.map { trip in
      let riders = trip.stops[0].board.map(\.identifier).joined(separator: " ")
      return "\(trip.vehicle) \(trip.driver) \(trip.stops[0].place)→\(trip.stops[1].place) "
        + "\(tiny.festival.clock.clockFace(trip.stops[0].depart)) \(riders)"
    }
  }

  @Test func `the smallest vehicle that holds all takes them, there and back`() {
    let tiny = guests([4, 3]).vehicle("COA", count: 1, seats: 45).vehicle(
      "MIN", count: 1, seats: 19)

    #expect(
      lines(plan(tiny), of: tiny) == [
        "MIN1 MIN1.A HOT→HALL 11:35 X.0 X.1", "MIN1 MIN1.A HALL→HOT 13:00 X.0 X.1",
      ])
  }

  @Test func `units stay whole, though seats are left`() {
    let tiny = guests([7, 7, 7]).vehicle("VAN", count: 3, seats: 10)
    let plan = plan(tiny)

    #expect(plan.shortages.isEmpty)
    #expect(plan.trips.map { $0.stops[0].board.count } == [1, 1, 1, 1, 1, 1])
  }

  @Test func `one vehicle goes twice where there is time for it`() {
    // The last run boards at 11:32; the one before must be back by then and so leaves at 10:50.
    let tiny = guests([7, 7]).vehicle("VAN", count: 1, seats: 8)
    let plan = plan(tiny)

    #expect(
      lines(plan, of: tiny).prefix(2).map { String($0.suffix(9)) } == ["10:50 X.1", "11:35 X.0"])
    // Back it cannot: the second would wait for forty minutes.
    #expect(plan.shortages.map(\.persons) == [7])
  }

  @Test func `heads of high grade ride alone with their officer`() {
    let tiny = town.party("X", hotel: "HOT").unit("X.H", grade: 40).unit("X.G", size: 3)
      .officer("LO1", of: ["X"]).vehicle("SED", count: 1, seats: 3)
      .vehicle("MIN", count: 1, seats: 19).session("S1", 60, units: ["X.H", "X.G"])

    #expect(
      lines(plan(tiny), of: tiny) == [
        "SED1 SED1.A HOT→HALL 11:35 X.H LO1", "MIN1 MIN1.A HOT→HALL 11:35 X.G",
        "SED1 SED1.A HALL→HOT 13:00 X.H LO1", "MIN1 MIN1.A HALL→HOT 13:00 X.G",
      ])
  }

  @Test func `who is left behind is told with his movement`() {
    let tiny = guests([20]).vehicle("MIN", count: 5, seats: 19)
    let plan = plan(tiny)

    #expect(plan.trips.isEmpty)
    #expect(plan.shortages.map(\.movement.id) == ["HOT-HALL.S1", "S1.HALL-HOT"])
    #expect(plan.shortages.allSatisfy { $0.riders == ["X.0"] && $0.persons == 20 })
  }

  @Test func `a relief driver comes where one day is too long for one`() {
    let tiny = guests([4]).session("S2", 60, units: ["X.0"]).session("S3", 60, units: ["X.0"])
      .vehicle("MIN", count: 1, seats: 19).driver("D1", ["MIN"]).driver("D2", ["MIN"])
    let festival = tiny.festival
    let programme = TinyProgramme(of: festival).hold("S1", "07:00", in: "A1")
      .hold("S2", "16:30", in: "A1").hold("S3", "19:30", in: "A1").programme

    let plan = TripPlanner.plan(programme, for: festival)

    #expect(plan.shortages.isEmpty)
    #expect(plan.trips.map(\.driver) == ["D1", "D1", "D1", "D1", "D2", "D2"])
  }

  @Test func `where a vehicle is lost, its trips change and no others`() throws {
    let tiny = guests([10, 10, 10]).vehicle("MIN", count: 4, seats: 15)
    let before = plan(tiny)
    let lost = before.trips[0].vehicle
    var broken = tiny
    for number in 1...4 where FleetVehicle.ID("MIN\(number)") != lost {
      broken = broken.fleet(FleetVehicle.ID("MIN\(number)"), "MIN")
    }
    broken.parts.drivers = tiny.festival.drivers

    let after = plan(broken, keeping: before.trips)

    let changed = after.trips.filter { !before.trips.contains($0) }
    #expect(after.shortages.isEmpty)
    #expect(changed.count == before.trips.count { $0.vehicle == lost })
    #expect(after.keptCount == before.trips.count - changed.count)
    #expect(Set(after.trips.map(\.id)) == Set(before.trips.map(\.id)))
  }

  @Test func `the same programme has the same trips`() throws {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)

    let one = TripPlanner.plan(programme, for: festival)

    #expect(one.trips == TripPlanner.plan(programme, for: festival).trips)
    #expect(one.shortages.isEmpty)
    #expect(one.trips.count > 200)
  }
}
