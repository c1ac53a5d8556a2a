// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Movements

extension Pipeline {
  /// Who has to be taken where and when, in a programme of the festival.
  package static func movements(_ programme: Programme, of festival: Festival) -> [Movement] {
    Demand(of: programme, for: festival).movements
  }

  /// Its trips: those it states, or else planned here where the festival wants trips; `nil` where it does not.
  package static func trips(_ programme: Programme, of festival: Festival) -> [Trip]? {
    if let trips = programme.trips { return trips }
    guard festival.movementRules.plansTrips else { return nil }
    return TripPlanner.plan(programme, for: festival).trips
  }
}
