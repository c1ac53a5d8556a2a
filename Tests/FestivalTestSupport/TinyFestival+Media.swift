// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension TinyFestival {
  /// An outlet with its journalists, named `<outlet>-1` and so on.
  package func outlet(
    _ id: Outlet.ID,
    kind: String = "print",
    journalists: Int = 1,
    isNamed: Bool = false,
    language: String = "ZH",
    clearance: Guest.Clearance = .always
  ) -> TinyFestival {
    adding {
      $0.parts.outlets.append(
        Outlet(
          id: id,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          kind: kind,
          accreditation: "DOM",
          language: language,
          origin: "CN",
          isNamed: isNamed
        )
      )
      for number in 0..<journalists {
        $0.parts.journalists.append(
          Journalist(
            id: Journalist.ID("\(id)-\(number + 1)"),
            outlet: id,
            name: "",
            clearance: clearance
          )
        )
      }
    }
  }

  package func slot(
    _ id: MediaSlot.ID,
    of session: Session.ID,
    kind: String = "pool",
    offset: Minutes = 0,
    _ duration: Minutes = 10,
    capacity: Int = 10,
    must: [MediaSlot.MustHave] = [],
    takesWholeCrew: Bool = false
  ) -> TinyFestival {
    adding {
      $0.parts.mediaSlots.append(
        MediaSlot(
          id: id,
          session: session,
          kind: kind,
          offset: offset,
          duration: duration,
          capacity: capacity,
          mustHave: must,
          takesWholeCrew: takesWholeCrew
        )
      )
    }
  }

  package func interview(
    _ id: Interview.ID,
    of subject: AttendanceUnit.ID,
    by outlet: Outlet.ID,
    language: String = "ZH",
    windows: [TimeSpan] = ["08:00-20:00"],
    _ duration: Minutes = 10,
    buffer: Minutes = 5,
    venues: [Venue.ID]? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.interviews.append(
        Interview(
          id: id,
          subject: subject,
          outlet: outlet,
          language: language,
          windows: windows,
          duration: duration,
          buffer: buffer,
          venues: venues ?? parts.venues.map(\.id)
        )
      )
    }
  }
}
