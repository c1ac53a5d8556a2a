// SPDX-License-Identifier: Apache-2.0

/// Every number of the rules, from the festival's file, with where each comes from.
package struct RuleBook: Sendable, Hashable {
  /// One number; the raw value is its place in the file, `rules.<rule>.<key>`.
  package enum Parameter: String, Sendable, CaseIterable {
    case travelMargin = "HC02.margin_min"
    case turnaround = "HC03.turnaround_min"
    case photoMaxGap = "HC10.max_gap_min"
    case photoLead = "HC10.lead_min"
    case sprayShortest = "HC11.shortest_min"
    case sprayLongest = "HC11.longest_min"
    case parityLimit = "HC12.limit_tenths"
    case boothAlone = "HC13.simultaneous_alone_min"
    case boothTeam = "HC13.simultaneous_team"
    case consecutiveAlone = "HC13.consecutive_alone_min"
    case consecutiveTeam = "HC13.consecutive_team"
    case interpreterRest = "HC14.rest_min"
    case interpreterDay = "HC15.longest_min"
    case consecutivePercent = "HC16.percent"
    case courtesyDays = "HC18.days_after_arrival"
    case pressInPlace = "HC19.in_place_min"
    case pressGate = "HC19.gate_min"
    case carGrade = "HC21.car_grade_tenths"
    case tripWait = "HC21.wait_max_min"
    case tripDetour = "HC21.detour_max_min"
    case signOn = "HC22.sign_on_min"
    case hostPersons = "HC25.persons"
    case hostStaff = "HC25.duty_staff"
    case guestNight = "HC34.guests_min"
    case staffNight = "HC34.staff_min"
    case changedStart = "SC01.weight"
    case holiday = "SC02.weight"
    case placeChange = "SC03.weight"
    case lunch = "SC04.weight"
    case lunchMinutes = "SC04.free_min"
    case longDay = "SC05.weight"
    case longestDay = "SC05.longest_min"
    case parity = "SC06.weight"
    case parityPreferred = "SC06.limit_tenths"
    case slack = "SC07.weight"
    case slackMinutes = "SC07.slack_min"
    case balance = "SC08.weight"
    case balanceStep = "SC08.per_min"
    case continuity = "SC09.weight"
    case namedOutlet = "SC10.weight"
    case lateSlot = "SC11.weight"
    case lateFinish = "SC12.weight"
    case absence = "SC13.weight"
    case outletWithoutSlot = "SC14.weight"
    case matchmakingWait = "SC15.weight"
    case wish = "SC16.weight"
    case overrun = "SC17.weight"
    case trackRooms = "SC18.weight"
    case trackParallel = "SC19.weight"
    case trackGap = "SC20.weight"
    case trackOrder = "SC21.weight"

    /// What the number counts.
    package var unit: Unit {
      if rawValue.hasSuffix(".weight") { return .points }
      return rawValue.hasSuffix("_min") ? .minutes : .number
    }

    /// What the number of a parameter counts.
    package enum Unit: Sendable { case minutes, points, number }

    /// The rule the number belongs to.
    package var rule: String { String(rawValue.prefix(4)) }
    /// The key below the rule in the file, such as `margin_min`.
    package var key: String { String(rawValue.dropFirst(5)) }
  }

  /// A national holiday on which a party should rest.
  package struct Holiday: Sendable, Hashable {
    /// ISO 3166 alpha-2; parties of this country should rest.
    package let country: String
    /// One day; longer holidays are several.
    package let date: CivilDate
    /// As the festival's file calls it; empty where it gives no name.
    package let name: String
    /// One entry of `SC02.holidays`.
    package init(country: String, date: CivilDate, name: String) {
      self.country = country
      self.date = date
      self.name = name
    }
  }

  /// A daily stretch of time of day, `from ..< to` in minutes since midnight.
  package struct DailyWindow: Sendable, Hashable {
    /// Minutes after midnight, included.
    package let from: Minutes
    /// Minutes after midnight, not included any more.
    package let to: Minutes
    /// One entry such as `12:00-14:00`; `to` comes after `from`.
    package init(from: Minutes, to: Minutes) {
      self.from = from
      self.to = to
    }
  }

  /// Numbers as read: whole minutes, counts, or points in 1/6000.
  package var values: [Parameter: Int]
  /// Where each rule's numbers come from, by rule.
  package var sources: [String: String]
  /// Slot kinds with a gate that closes early (HC19).
  package var gateKinds: [String]
  /// Slot kinds that are no real coverage (SC10, SC14).
  package var courtesyKinds: [String]
  /// When buffets may be held (HC24).
  package var buffetWindows: [DailyWindow]
  /// When lunch may be taken (SC04).
  package var lunchWindow: DailyWindow
  /// Time of day by which slots should end (SC11).
  package var filingTime: Minutes
  /// Time of day by which sessions should end (SC12).
  package var eveningLimit: Minutes
  /// Holidays of the guests' countries (SC02), in the order of the file.
  package var holidays: [Holiday]
  /// Time of day by which it is decided whether the plan for the rain is in force; its rooms are held from then (HC23).
  package var rainDecision: Minutes = 360
  /// Whose law the drivers keep (HC22).
  package var drivingHours = DrivingHours.Preset.china

  /// Needs a number for every parameter; drivers keep Chinese law until told otherwise.
  package init(
    values: [Parameter: Int], sources: [String: String], gateKinds: [String],
    courtesyKinds: [String], buffetWindows: [DailyWindow], lunchWindow: DailyWindow,
    filingTime: Minutes, eveningLimit: Minutes, holidays: [Holiday]
  ) {
    self.values = values
    self.sources = sources
    self.gateKinds = gateKinds
    self.courtesyKinds = courtesyKinds
    self.buffetWindows = buffetWindows
    self.lunchWindow = lunchWindow
    self.filingTime = filingTime
    self.eveningLimit = eveningLimit
    self.holidays = holidays
  }

  /// A number that counts minutes.
  package func minutes(_ parameter: Parameter) -> Minutes {
    precondition(parameter.unit == .minutes, "\(parameter.rawValue) does not count minutes")
    return Minutes(number(parameter))
  }

  /// A weight.
  package func points(_ parameter: Parameter) -> Points {
    precondition(parameter.unit == .points, "\(parameter.rawValue) is not a weight")
    return Points(rawValue: number(parameter))
  }

  /// A plain number.
  package func number(_ parameter: Parameter) -> Int {
    guard let value = values[parameter] else {
      preconditionFailure("No value for \(parameter.rawValue)")
    }
    return value
  }
}
