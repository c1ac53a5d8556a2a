// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import ICalendar

/// Every recipient's calendar of one edition of the programme.
///
/// Each file holds its recipient's events only, in words cut to what that recipient may know. The
/// writers see an ``Agenda``, which has no guest list: no guest's name, passport, diet or mobility
/// can reach a file. A recipient without events gets a file too, with the calendar's name and its
/// zone, so that everyone has an address to subscribe to.
package struct CalendarSet: Sendable {
  /// Sorted by path.
  package let files: [CalendarFile]

  /// Writes the calendars of a programme that belongs to the festival.
  ///
  /// - Parameters:
  ///   - programme: Times, venues and, as far as stated, people. Without attendees, required units
  ///     and hosts attend; what is not stated (interviews, media slots, staff) has no events.
  ///   - festival: The festival the programme's identifiers belong to.
  ///   - stamp: When the content last changed; never the time of writing, so that unchanged
  ///     calendars keep their bytes. `nil` is 00:00 local time of the festival's first day.
  package init(of programme: Programme, in festival: Festival, stamp: Date? = nil) {
    let agenda = Agenda(programme, of: festival, stamp: stamp)
    var files: [CalendarFile] = []
    let staff = StaffCalendars(agenda)
    let guests = GuestCalendars(agenda)
    let press = PressCalendars(agenda)
    files.append(staff.master())
    files += agenda.venues.map(staff.calendar(ofVenue:))
    files += agenda.interpreters.map(staff.calendar(ofInterpreter:))
    files += agenda.liaisonOfficers.map(staff.calendar(ofLiaisonOfficer:))
    files += agenda.units.map(guests.calendar(ofUnit:))
    files += agenda.parties.filter { $0.type == "consulate" }
      .map(guests.calendar(ofConsulate:))
    files += agenda.outlets.map(press.calendar(ofOutlet:))
    self.files = files.sorted {
      $0.path.unicodeScalars.lexicographicallyPrecedes($1.path.unicodeScalars)
    }
  }
}
