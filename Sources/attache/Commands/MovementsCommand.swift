// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Movements
import Office

struct MovementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "movements",
    abstract: "List who has to be taken where and when, as it follows from the programme.",
    discussion: """
      Guests are met where they arrive, taken from engagement to engagement and back to where they depart; \
      liaison officers, interpreters and journalists ride too. Times are the last departures that are in time.
      """)

  @OptionGroup var event: EventArgument

  @Option(help: "The programme, unless it is the latest written.")
  var programme: String?

  @Option(help: "Only this day, such as 2018-03-28.")
  var on: String?

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
  }

  func run() throws {
    let festival = try event.read().festival
    let day = try on.map { try number(ofDay: $0, in: festival) }
    let programme = try event.programme(programme, for: festival)
    let movements = Pipeline.movements(programme, of: festival)
    guard event.json else {
      Terminal.show(MovementLines(festival: festival, day: day).lines(of: movements))
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
          wave: movement.wave?.rawValue, riders: movement.legs.map(\.rider.identifier))
      })
  }

  private func number(ofDay text: String, in festival: Festival) throws -> Int {
    let day = CivilDate(text)?.days(since: festival.clock.date(ofDay: 0))
    guard let day, (0..<festival.dayCount).contains(day) else {
      throw ValidationError("--on \(text): no day of the festival / 不是活动期间的日期")
    }
    return day
  }
}

extension Leg.Rider {
  fileprivate var identifier: String {
    switch self {
    case .unit(let id): id.rawValue
    case .officer(let id): id.rawValue
    case .interpreter(let id): id.rawValue
    case .journalist(let id): id.rawValue
    }
  }
}
