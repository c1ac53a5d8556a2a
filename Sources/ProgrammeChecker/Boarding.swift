// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension ProgrammeFacts {
  /// Minutes a unit needs to board and to get off: of the smallest kind of vehicle that seats it whole, or else of the
  /// largest, among the kinds that count them; of equals the first in table order.
  func boarding(of unit: AttendanceUnit) -> Minutes {
    var smallest: Vehicle?
    var largest: Vehicle?
    for kind in festival.vehicles where kind.boarding != nil || kind.alighting != nil {
      if kind.guestSeats >= unit.size, kind.guestSeats < smallest?.guestSeats ?? .max {
        smallest = kind
      }
      if kind.guestSeats > largest?.guestSeats ?? -1 { largest = kind }
    }
    let kind = smallest ?? largest
    return (kind?.boarding ?? 0) + (kind?.alighting ?? 0)
  }
}
