// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension TinyFestival {
  /// A venue without a roof, with or without an alternative of its own in the rain.
  package func lawn(
    _ id: Venue.ID, at place: Place.ID, theatre: Int = 100, wet: Venue.ID? = nil,
    isSymbolic: Bool = false, features: [String: Int] = [:]
  ) -> TinyFestival {
    venue(id, at: place, theatre: theatre, features: features).adding {
      $0.parts.change(id) { venue in
        venue.isOutdoor = true
        venue.wetAlternative = wet
        venue.isWetAlternativeSymbolic = isSymbolic
      }
    }
  }

  /// Gives a venue these features and no other.
  package func features(_ id: Venue.ID, _ features: [String: Int]) -> TinyFestival {
    adding { $0.parts.change(id) { $0.features = features } }
  }

  /// States the plans for the rain of a session, the best first.
  package func inRain(_ id: Session.ID, _ plans: Session.WetPlan...) -> TinyFestival {
    changing(id) { $0.wet = plans }
  }
}

extension TinyProgramme {
  /// States a plan for the rain; the session starts as without rain unless told.
  package func inRain(
    _ id: Session.ID, _ plan: Session.WetPlan, at start: LocalTime? = nil, day: Int = 0
  ) -> TinyProgramme {
    var copy = stating(wet: day)
    let dry = programme.sessions.first { $0.id == id }?.start
    let entry = WetDay.Entry(
      session: id, plan: plan, start: plan == .cancel ? nil : start ?? dry)
    for index in (copy.programme.wet ?? []).indices where copy.programme.wet?[index].day == day {
      copy.programme.wet?[index].entries.append(entry)
    }
    return copy
  }

  /// States that there is a plan for the rain of a day, however little it says.
  package func stating(wet day: Int) -> TinyProgramme {
    var copy = self
    var days = programme.wet ?? []
    if !days.contains(where: { $0.day == day }) { days.append(WetDay(day: day, entries: [])) }
    copy.programme.wet = days.sorted { $0.day < $1.day }
    return copy
  }
}
