// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Movements
import Office

struct MovementsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "movements",
      abstract: HelpPage.words(
        "按日程列出何时接送何人、从哪里到哪里。",
        "List who has to be taken where and when, as it follows from the programme."),
      discussion: HelpPage.words(
        """
        嘉宾从抵达处接起，在各项活动之间接送，最后送到离开处；联络员、翻译、记者同乘。\
        所列为来得及的最晚出发时间。活动排车时（travel.trips），每次接送附车辆和司机。
        """,
        """
        Guests are met where they arrive, taken from engagement to engagement and back to where they depart; \
        liaison officers, interpreters and journalists ride too. Times are the last departures that are in time. Where \
        the festival plans trips (travel.trips), each movement comes with its vehicles and drivers.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(help: .words("日程（默认最近写出的）。", "The programme, unless it is the latest written."))
  var programme: String?

  @Option(help: .words("只列这一天，如 2018-03-28。", "Only this day, such as 2018-03-28."))
  var on: String?

  @Option(
    help: .words(
      "调度板：此后一小时内上车、发车、到达的车次。",
      "The dispatcher's board: what boards, leaves or arrives in the hour from this time."))
  var at: String?

  @Option(
    parsing: .upToNextOption,
    help: .words(
      "调度板：此刻落后的车辆和分钟数，如 COA3=20；随后列出会晚点的车次。",
      "The dispatcher's board: vehicles that are behind, such as COA3=20, and what will be late then."
    ))
  var delay: [String] = []

  func validate() throws {
    if at == nil, !delay.isEmpty {
      throw ValidationError(Speech.words("--delay 须与 --at 同用", "--delay goes with --at"))
    }
  }

  private struct TripLine: Encodable {
    let id: String
    let vehicle: String
    let driver: String
    let boarding: String
    let departure: String
    let arrival: String
    let persons: Int
    let riders: [String]
  }

  private struct Line: Encodable {
    let id: String
    let from: String
    let to: String
    let departure: String
    let arrival: String
    let due: String?
    let persons: Int
    let guests: Int
    let wave: String?
    let riders: [String]
    /// Left out where the festival plans none.
    let trips: [TripLine]?
  }

  func run() throws {
    let festival = try event.read().festival
    let day = try on.map { try number(ofDay: $0, in: festival) }
    let programme = try event.programme(programme, for: festival)
    let movements = Pipeline.movements(programme, of: festival)
    let trips = Pipeline.trips(programme, of: festival)
    if let at {
      guard let time = festival.clock.parse(at) else {
        throw ValidationError(
          Speech.words(
            "--at \(at) 不是时间，请写成 2018-03-28T08:00",
            "--at \(at) is no time such as 2018-03-28T08:00"))
      }
      let board = DispatchBoard(
        festival: festival, trips: trips ?? [], of: movements, from: time,
        delays: try delays(festival))
      if event.json { try Terminal.answer(board.answer) } else { Terminal.show(board.lines) }
      return
    }
    guard event.json else {
      Terminal.show(
        MovementLines(festival: festival, day: day, trips: trips).lines(of: movements))
      return
    }
    try Terminal.answer(
      movements.filter { day ?? $0.departure.day == $0.departure.day }.map { movement in
        Line(
          id: movement.id.rawValue, from: movement.from.rawValue, to: movement.to.rawValue,
          departure: festival.clock.iso8601(movement.departure),
          arrival: festival.clock.iso8601(movement.arrival),
          due: movement.due.map(festival.clock.iso8601), persons: movement.persons,
          guests: movement.guests,
          wave: movement.wave?.rawValue, riders: movement.legs.map(\.rider.identifier),
          trips: trips?.filter { $0.movement == movement.id }.compactMap { line($0, festival) })
      })
  }

  private func delays(_ festival: Festival) throws -> [FleetVehicle.ID: Minutes] {
    var delays: [FleetVehicle.ID: Minutes] = [:]
    for text in delay {
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count == 2, let minutes = Int(parts[1]), (1...1_440).contains(minutes),
        festival.fleet.contains(where: { $0.id.rawValue == parts[0] })
      else {
        throw ValidationError(
          Speech.words(
            "--delay \(text) 应为车辆=分钟，如 COA3=20",
            "--delay \(text) is no vehicle=minutes, such as COA3=20"))
      }
      delays[FleetVehicle.ID(parts[0])] = Minutes(minutes)
    }
    return delays
  }

  private func line(_ trip: Trip, _ festival: Festival) -> TripLine? {
    guard let first = trip.stops.first, let last = trip.stops.last else { return nil }
    let riders = trip.stops.flatMap(\.board)
    return TripLine(
      id: trip.id.rawValue, vehicle: trip.vehicle.rawValue, driver: trip.driver.rawValue,
      boarding: festival.clock.iso8601(first.arrive),
      departure: festival.clock.iso8601(first.depart),
      arrival: festival.clock.iso8601(last.arrive),
      persons: riders.reduce(0) { $0 + festival.persons(of: $1) },
      riders: riders.map(\.identifier))
  }

  private func number(ofDay text: String, in festival: Festival) throws -> Int {
    let day = CivilDate(text)?.days(since: festival.clock.date(ofDay: 0))
    guard let day, (0..<festival.dayCount).contains(day) else {
      throw ValidationError(
        Speech.words(
          "--on \(text) 不是活动期间的日期", "--on \(text) is no day of the festival"))
    }
    return day
  }
}
