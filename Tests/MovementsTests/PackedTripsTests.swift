// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Testing

/// Units in vehicles, against every way of putting them there.
@Suite struct PackedTripsTests {
  /// Guests who are free so late that no vehicle can go twice: there is a plan where the units fit into the vehicles.
  @Test(arguments: 0..<10)
  func `where units fit into the vehicles at all, they are taken`(batch: Int) {
    var (fitting, short) = (0, 0)
    for number in 0..<30 {
      var random = SeededGenerator(seed: UInt64(batch * 30 + number))
      let sizes = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int.random(in: 2...9, using: &random)
      }
      let seats = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Int.random(in: 9...16, using: &random)
      }
      let fits = Self.fits(sizes[...], into: seats)
      let plan = Self.plan(sizes, seats)
      #expect(
        plan.shortages.isEmpty == fits, "seed \(batch * 30 + number): \(sizes) into \(seats)")
      if fits { fitting += 1 } else { short += 1 }
    }
    #expect(fitting > 0 && short > 0)
  }

  /// Every unit in every vehicle that still holds it.
  private static func fits(_ sizes: ArraySlice<Int>, into seats: [Int]) -> Bool {
    guard let first = sizes.first else { return true }
    return seats.indices.contains { index in
      guard seats[index] >= first else { return false }
      var left = seats
      left[index] -= first
      return fits(sizes.dropFirst(), into: left)
    }
  }

  private static func plan(_ sizes: [Int], _ seats: [Int]) -> TripPlan {
    var tiny = TinyFestival()
      .place("HOT").place("HALL").travel("HOT", "HALL", 40)
      .venue("A1", at: "HALL").party("X", hotel: "HOT")
    let units = sizes.indices.map { AttendanceUnit.ID("X.\($0)") }
    for (unit, size) in zip(units, sizes) { tiny = tiny.unit(unit, size: size) }
    for (number, count) in seats.enumerated() {
      tiny = tiny.vehicle(Vehicle.ID("K\(number)"), count: 1, seats: count)
    }
    // Back from the hall nobody waits for longer than 20 minutes, and a second run takes 80.
    let festival = tiny.session("S1", 60, units: units).festival
    let programme = TinyProgramme(of: festival).hold("S1", "12:00", in: "A1").programme
    return TripPlanner.plan(programme, for: festival)
  }
}
