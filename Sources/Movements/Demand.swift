// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Everybody who has to be taken somewhere, as it follows from a programme: nobody types a list of riders.
///
/// Guests with a hotel are met where they arrive, taken from engagement to engagement, by the hotel where there is time
/// for a stay and over night, and back to where they depart. Local guests come by themselves, but for places where no car
/// may go and where a wave takes them. Leaders of the city have cars of their own. Liaison officers ride with their
/// parties, interpreters from job to job, journalists from the press centre to their slots and back.
package struct Demand: Sendable {
  /// In table order of the riders: units, officers, interpreters, journalists; of each in order of time.
  package let legs: [Leg]
  /// Legs that go together, in order of time.
  package let movements: [Movement]

  /// Follows everybody through the programme; people that it does not name are not taken anywhere.
  package init(of programme: Programme, for festival: Festival) {
    var collection = DemandCollection(of: programme, for: festival)
    collection.addGuests()
    collection.addOfficers()
    collection.addInterpreters()
    collection.addPress()
    legs = collection.legs
    movements = Movement.all(of: collection.legs, for: festival)
  }
}
