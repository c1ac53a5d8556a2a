// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import Testing

/// What a dispatcher reads of one minibus that goes to a hall and back, and there again after noon.
@Suite struct DispatchBoardTests {
  private let tiny = TinyFestival().place("HOT").place("HALL").travel("HOT", "HALL", 20)
    .venue("A1", at: "HALL").unit("X.G", size: 9).vehicle("MIN", count: 1, seats: 19)

  private var trips: [Trip] {
    TinyProgramme(of: tiny.festival)
      .trip("MIN1", "MIN1.A", "HOT", "09:00", "HALL", ["X.G"])
      .trip("MIN1", "MIN1.A", "HALL", "10:00", "HOT", ["X.G"])
      .trip("MIN1", "MIN1.A", "HOT", "13:00", "HALL", ["X.G"]).programme.trips ?? []
  }

  private struct Read: Decodable {
    struct Late: Decodable, Equatable {
      let id: String
      let delay: Int
      let arrival: String
    }
    struct Trip: Decodable {
      let id: String
      let state: String
    }
    let trips: [Trip]
    let late: [Late]
  }

  private func read(from time: LocalTime, behind minutes: Minutes) throws -> Read {
    let board = DispatchBoard(
      festival: tiny.festival, trips: trips, from: time, delays: ["MIN1": minutes])
    return try JSONDecoder().decode(Read.self, from: JSONEncoder().encode(board.answer))
  }

  @Test func `the trips of the hour are listed with what they are about`() throws {
    let board = try read(from: "09:10", behind: 0)

    #expect(board.trips.map(\.id) == ["T.1", "T.2"])
    #expect(board.trips.map(\.state) == ["driving", "waiting"])
    #expect(board.late == [])
  }

  @Test(
    arguments: [
      // Forty minutes between the first two make up for 15, and for 40 of 50.
      ("09:10", 15, ["T.1+15 09:35"]), ("09:10", 50, ["T.1+50 10:10", "T.2+10 10:30"]),
      // Who stands idle until ten is late only when he is not there by then.
      ("09:30", 25, []), ("09:30", 35, ["T.2+5 10:25"]),
    ] as [(LocalTime, Minutes, [String])])
  func `a vehicle that is behind is late until its next wait makes up for it`(
    from time: LocalTime, behind minutes: Minutes, late: [String]
  ) throws {
    let board = try read(from: time, behind: minutes)

    #expect(board.late.map { "\($0.id)+\($0.delay) \($0.arrival.dropFirst(11).prefix(5))" } == late)
  }
}
