// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Solver

/// Compiles a festival to a problem: resources, then activities, then seats, then terms over several of them.
package struct FestivalCompiler {
  let festival: Festival
  /// The programme that guests already hold, for SC01.
  let published: Programme?
  /// Volunteers each matchmaking session needs, from its inner plan.
  let volunteers: [Session.ID: Int]
  /// Days that are holidays in a party's country, for parties that have any.
  let holidays: [Party.ID: Set<Int>]
  /// Whether the office says where there are ways without steps.
  let statesStepFree: Bool
  var result: FestivalProblem

  var unitIndex: [AttendanceUnit.ID: Int] = [:]
  var venueIndex: [Venue.ID: Int] = [:]
  var boothIndex: [Venue.ID: Int] = [:]
  var interpreterIndex: [Interpreter.ID: Int] = [:]
  var journalistIndex: [Journalist.ID: Int] = [:]
  var liaisonIndex: [LiaisonOfficer.ID: Int] = [:]
  var sessionIndex: [Session.ID: Int] = [:]
  var siteIndex: [Place.ID: Int] = [:]
  /// Rooms of houses in which the way from room to room counts; each is a site by itself.
  private var roomSite: [Venue.ID: Int] = [:]
  /// Seats by what they are for, as they are made.
  var optionalSeat: [Session.ID: [AttendanceUnit.ID: Int]] = [:]
  var interpreterSeats: [Session.ID: [String: [Int]]] = [:]
  var liaisonSeats: [Session.ID: [Party.ID: [Int]]] = [:]

  /// Turns a festival into the problem that the search solves, with the way back from its numbers to our names.
  package static func compile(
    _ festival: Festival, published: Programme? = nil, volunteers: [Session.ID: Int] = [:]
  ) -> FestivalProblem {
    var compiler = FestivalCompiler(festival, published: published, volunteers: volunteers)
    compiler.addPeople()
    compiler.addPlaces()
    compiler.addSessions()
    compiler.addInterviews()
    compiler.addAttendanceSeats()
    compiler.addInterpreterSeats()
    compiler.addPressSeats()
    compiler.addLiaisonSeats()
    compiler.addPersons()
    compiler.addRelations()
    compiler.addAccords()
    compiler.addSharedTerms()
    compiler.addConstants()
    compiler.addWishes()
    return compiler.result
  }

  init(_ festival: Festival, published: Programme?, volunteers: [Session.ID: Int]) {
    self.festival = festival
    self.published = published
    self.volunteers = volunteers
    holidays = Self.holidays(of: festival)
    statesStepFree = festival.statesStepFree
    for (index, place) in festival.places.enumerated() { siteIndex[place.id] = index }
    let sites = Self.sites(of: festival)
    for (index, site) in sites.enumerated() {
      if let room = site.room { roomSite[room] = index }
    }
    let peakHours = festival.travel.peak.map { $0.from.rawValue..<$0.to.rawValue } ?? 0..<0
    // The peak applies by time of day alone, so the two matrices are read off at one moment inside and one outside.
    let peakMoment = LocalTime(peakHours.lowerBound)
    let offPeak = LocalTime(peakHours.upperBound)
    func matrix(_ moment: LocalTime) -> [Int] {
      sites.flatMap { from in
        sites.map { to in
          if from.place == to.place, from.room != nil, to.room != nil, from.room != to.room {
            return festival.place(from.place).walk.rawValue
          }
          return festival.travel.time(from: from.place, to: to.place, departing: moment).rawValue
        }
      }
    }
    var travel = Problem.Travel(
      siteCount: sites.count, base: matrix(offPeak), peak: matrix(peakMoment),
      peakHours: peakHours, clock: Self.clock(of: festival))
    if sites.count > festival.places.count {
      let places = festival.places.map(\.id)
      travel.houses = sites.map { site in places.firstIndex(of: site.place) ?? 0 }
    }
    result = FestivalProblem(
      problem: Problem(
        dayCount: festival.dayCount + 1, travel: travel,
        labelCount: RuleID.allCases.count, unplacedLabel: FestivalProblem.label(.hc06)))
  }

  /// Every place, then each room of the houses in which the way from room to room counts.
  private static func sites(of festival: Festival) -> [(place: Place.ID, room: Venue.ID?)] {
    let walked = Set(festival.places.filter { $0.walk > 0 }.map(\.id))
    return festival.places.map { ($0.id, nil) }
      + festival.venues.filter { walked.contains($0.place) }.map { ($0.place, $0.id) }
  }

  /// The search's number for where a venue is.
  func site(of venue: Venue) -> Int? { roomSite[venue.id] ?? siteIndex[venue.place] }

  private static func clock(of festival: Festival) -> Problem.DayClock {
    Problem.DayClock(
      leaps: festival.clockChanges.map {
        .init(minute: festival.clockChanges.moment(of: $0).rawValue, ahead: $0.lost.rawValue)
      })
  }

  private static func holidays(of festival: Festival) -> [Party.ID: Set<Int>] {
    var days: [Party.ID: Set<Int>] = [:]
    for party in festival.parties {
      let countries = party.country.split(separator: "/").map(String.init)
      for holiday in festival.rules.holidays where countries.contains(holiday.country) {
        days[party.id, default: []].insert(holiday.date.days(since: festival.clock.firstDay))
      }
    }
    return days
  }

  var rules: RuleBook { festival.rules }

  /// The search's number for a local time.
  func minute(_ time: LocalTime) -> Int { festival.passed(until: time).rawValue }

  /// The search's numbers for a stretch of local time.
  func minutes(_ span: TimeSpan) -> Range<Int> {
    let start = minute(span.start)
    return start..<max(start, minute(span.end))
  }

  func label(_ rule: RuleID) -> Int { FestivalProblem.label(rule) }

  func weight(_ parameter: RuleBook.Parameter) -> Int { rules.points(parameter).rawValue }

  mutating func addResource(
    _ resource: Problem.Resource, _ meaning: FestivalProblem.ResourceMeaning
  ) -> Int {
    result.problem.resources.append(resource)
    result.resources.append(meaning)
    return result.problem.resources.count - 1
  }

  @discardableResult
  mutating func addSeat(_ seat: Problem.Seat, _ meaning: FestivalProblem.SeatMeaning) -> Int {
    result.problem.seats.append(seat)
    result.seats.append(meaning)
    return result.problem.seats.count - 1
  }

  mutating func impossible(
    _ rule: RuleID, _ sessions: [Session.ID], interviews: [Interview.ID] = [], zh: String,
    en: String
  ) {
    result.impossibilities.append(
      Violation(
        rule: rule, message: LocalizedText(zh: zh, en: en), sessions: sessions,
        interviews: interviews))
  }
}
