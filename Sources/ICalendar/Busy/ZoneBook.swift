// SPDX-License-Identifier: Apache-2.0

/// The clocks that a calendar's times are read on: those it defines, else those its names mean.
final class ZoneBook {
  enum Clock {
    case known(CalendarClock)
    case abbreviation
    case unknown
  }

  /// Where the festival is: the clock of whole days and of times without a zone.
  let home: CalendarClock
  private let first: Int
  private let last: Int
  private var declared: [String: CalendarPart] = [:]
  private var clocks: [String: Clock] = [:]
  private var differences: [String: BusyTime.Problem] = [:]

  init(_ calendar: CalendarPart, home: CalendarClock, first: Int, last: Int) {
    self.home = home
    self.first = first
    self.last = last
    for zone in calendar.parts where zone.name == "VTIMEZONE" {
      declared[zone.text("TZID")] = zone
    }
  }

  func clock(_ name: String, budget: inout RecurrenceExpansion.Budget) -> Clock {
    if let clock = clocks[name] { return clock }
    let clock = find(name, &budget)
    clocks[name] = clock
    return clock
  }

  /// Where the file's own definition of a zone and the zone data do not agree; said once.
  func takeDifference(_ name: String) -> BusyTime.Problem? {
    differences.removeValue(forKey: name)
  }

  private func find(_ name: String, _ budget: inout RecurrenceExpansion.Budget) -> Clock {
    let horizon = last + 400 * CivilDays.secondsPerDay
    let zone = declared[name.trimmingSpaces].flatMap {
      DeclaredZone($0, until: horizon, budget: &budget)
    }
    let meaning = ZoneName.meaning(of: name)
    guard let zone else {
      return switch meaning {
      case .clock(let clock): .known(clock)
      case .abbreviation: .abbreviation
      case .unknown: .unknown
      }
    }
    let clock = CalendarClock { zone.offset(at: $0) }
    if case .clock(let known) = meaning {
      for instant in stride(from: first, through: last, by: CivilDays.secondsPerDay / 2) {
        let (ours, theirs) = (clock.offset(at: instant), known.offset(at: instant))
        if ours != theirs {
          differences[name] = .zoneDiffers(name, declared: ours, known: theirs)
          break
        }
      }
    }
    return .known(clock)
  }
}
