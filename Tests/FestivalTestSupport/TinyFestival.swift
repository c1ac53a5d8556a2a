// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

/// A festival of a few words for one test: the reference week's clock and numbers, and only what
/// the test names.
///
/// Every call returns the festival with one thing more; ``festival`` is the model. Venues a session
/// does not name are all venues added before it; a unit `X.H` belongs to party `X`, which appears
/// by itself as a local guest.
package struct TinyFestival: Sendable {
  package var parts: Festival.Parts
  private var legs: [Leg: Minutes] = [:]
  private var peak: TravelTimes.Peak?
  private var ruleChanges: [RuleBook.Parameter: Int] = [:]
  private var holidays: [RuleBook.Holiday] = []
  var drivingHours = DrivingHours.Preset.china

  private struct Leg: Hashable {
    let from: Place.ID
    let to: Place.ID
  }

  /// Five days from Monday, 26 March 2018, in Shanghai.
  package init() {
    guard let zone = TimeZone(identifier: "Asia/Shanghai"), let monday = CivilDate("2018-03-26")
    else { preconditionFailure("No zone or no day to begin with") }
    parts = Festival.Parts(
      clock: FestivalClock(timeZone: zone, firstDay: monday),
      rules: .tiny(),
      travel: TravelTimes(places: [], base: [], peak: nil)
    )
    parts.slug = "tiny"
    parts.name = LocalizedText(zh: "小活动", en: "Tiny festival")
    parts.dayCount = 5
    parts.types = Self.types
  }

  /// The same days from another one on, in another zone.
  package func on(_ firstDay: CivilDate, zone: String) -> TinyFestival {
    guard let timeZone = TimeZone(identifier: zone) else { preconditionFailure("No zone \(zone)") }
    return adding { $0.parts.clock = FestivalClock(timeZone: timeZone, firstDay: firstDay) }
  }

  /// The festival built so far.
  package var festival: Festival {
    var parts = parts
    let places = parts.places.map(\.id)
    let base = places.flatMap { from in places.map { legs[Leg(from: from, to: $0)] ?? 0 } }
    parts.travel = TravelTimes(places: places, base: base, peak: peak)
    parts.rules = .tiny(changing: ruleChanges, holidays: holidays)
    parts.rules.drivingHours = drivingHours
    return Festival(parts)
  }

  /// `meeting`, the calls `courtesy`, `working`, `talks` and `collective`, `photo`, `meal`,
  /// `buffet`, `banquet`.
  private static var types: [SessionType] {
    func type(
      _ id: SessionType.ID,
      _ layout: Venue.Layout = .seated,
      longest: Minutes? = nil,
      isCall: Bool = false,
      isCourtesy: Bool = false,
      isBuffet: Bool = false,
      isMeal: Bool = false
    ) -> SessionType {
      SessionType(
        id: id,
        name: LocalizedText(zh: id.rawValue, en: id.rawValue),
        layout: layout,
        longest: longest,
        isCall: isCall,
        isCourtesy: isCourtesy,
        isBuffet: isBuffet,
        isMeal: isMeal
      )
    }
    return [
      type("meeting", .theatre), type("courtesy", longest: 30, isCall: true, isCourtesy: true),
      type("working", longest: 90, isCall: true), type("talks", longest: 90, isCall: true),
      type("collective", isCall: true), type("photo", .theatre), type("meal", isMeal: true),
      type("buffet", isBuffet: true, isMeal: true), type("banquet", isMeal: true),
    ]
  }

  func adding(_ change: (inout TinyFestival) -> Void) -> TinyFestival {
    var copy = self
    change(&copy)
    return copy
  }
}

extension TinyFestival {
  /// Changes a number; weights are in 1/6000 as in ``Points``.
  package func rule(_ parameter: RuleBook.Parameter, _ value: Int) -> TinyFestival {
    adding { $0.ruleChanges[parameter] = value }
  }

  package func holiday(_ country: String, _ date: String) -> TinyFestival {
    guard let day = CivilDate(date) else { preconditionFailure("No day: \(date)") }
    return adding { $0.holidays.append(RuleBook.Holiday(country: country, date: day, name: "")) }
  }

  package func type(_ type: SessionType) -> TinyFestival { adding { $0.parts.types.append(type) } }

  package func place(
    _ id: Place.ID, pad: Minutes = 0, lead: Minutes = 0, parkAndRide: Place.ID? = nil,
    coachBays: Int? = nil, closedTo: [Vehicle.ID] = [], walk: Minutes = 0
  ) -> TinyFestival {
    adding {
      $0.parts.places.append(
        Place(
          id: id,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          arrivalPad: pad,
          departureLead: lead,
          parkAndRide: parkAndRide,
          coachBays: coachBays,
          closedTo: closedTo,
          walk: walk
        )
      )
    }
  }

  /// Both ways.
  package func travel(_ a: Place.ID, _ b: Place.ID, _ minutes: Minutes) -> TinyFestival {
    adding {
      $0.legs[Leg(from: a, to: b)] = minutes
      $0.legs[Leg(from: b, to: a)] = minutes
    }
  }

  package func peak(_ peak: TravelTimes.Peak) -> TinyFestival { adding { $0.peak = peak } }

  package func venue(
    _ id: Venue.ID,
    at place: Place.ID,
    theatre: Int = 100,
    seated: Int = 100,
    booths: Int = 0,
    features: [String: Int] = [:],
    reset: Minutes? = nil,
    closed: [TimeSpan] = []
  ) -> TinyFestival {
    adding {
      $0.parts.venues.append(
        Venue(
          id: id,
          place: place,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          theatreCapacity: theatre,
          seatedCapacity: seated,
          boothCount: booths,
          isOutdoor: false,
          features: features,
          wetAlternative: nil,
          reset: reset,
          closed: closed
        )
      )
    }
  }
}
