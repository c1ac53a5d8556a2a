// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Where a rider has to be, one thing after the other, and how he is taken there.
struct RiderCourse {
  /// Somewhere to be for a while.
  struct Need {
    let place: Place.ID
    /// By when he must have got off, and when he is free again.
    let by: LocalTime
    let end: LocalTime
    let words: LocalizedText
    let sessions: [Session.ID]
  }

  /// One ride.
  struct Ride {
    let from: Place.ID
    let to: Place.ID
    /// When the vehicle's doors are open for him at last, when it leaves, and when he has got off.
    let boarding: LocalTime
    let depart: LocalTime
    let off: LocalTime
    let words: LocalizedText
  }

  /// Something wrong with it.
  struct Fault {
    let words: LocalizedText
    let sessions: [Session.ID]
  }

  let rider: Rider
  let name: LocalizedText
  /// Where he sleeps, or works when nothing else is on.
  let home: Place.ID?
  /// In order of time.
  let needs: [Need]
  let rides: [Ride]
  let trueTime: TrueTime
}

extension RiderCourse {
  // MARK: - Those who are taken everywhere

  /// Follows a guest, or a journalist, from ride to ride.
  ///
  /// He is at `start` first, and free to leave it when `ready`; without a place he comes by himself.
  func faults(
    startingAt start: Place.ID?, ready: LocalTime?, longestWait: Minutes, isSeenOff: Bool
  ) -> [Fault] {
    var faults: [Fault] = []
    var place = start
    var free = ready
    var off: LocalTime?
    var rest = rides[...]
    for (number, need) in needs.enumerated() {
      let previous = number > 0 ? needs[number - 1] : nil
      var wasHome = place == home
      while let ride = rest.first, ride.depart < need.end, ride.depart < need.by + 60 {
        rest = rest.dropFirst()
        faults += fault(of: ride, at: place, free: free)
        if let home, ride.to == home, need.place != home || previous?.end.day != need.by.day,
          let end = previous?.end, ride.from == previous?.place,
          trueTime.gap(from: end, to: ride.depart) > longestWait
        {
          faults.append(waiting(ride))
        }
        (place, free, off) = (ride.to, ride.off, ride.off)
        if place == home { wasHome = true }
      }
      // Who arrives and has nothing to attend until another day sleeps at the hotel, too.
      if number == 0, home != nil, let ready, ready.day < need.by.day, !wasHome,
        trueTime.gap(from: ready, to: need.by) >= 360
      {
        faults.append(notHomeOnArrival)
      }
      if let home, let previous, previous.end.day < need.by.day {
        if !wasHome, trueTime.gap(from: previous.end, to: need.by) >= 360 {
          faults.append(notHome(after: previous))
        }
        if place == nil { place = home }
      } else if home == nil, let previous, previous.end.day < need.by.day {
        place = nil
      }
      if let now = place, now != need.place {
        faults.append(notTaken(to: need))
      } else if let off, off > need.by {
        faults.append(late(need, off))
      }
      (place, free, off) = (need.place, need.end, nil)
    }
    for ride in rest {
      faults += fault(of: ride, at: place, free: free)
      if let last = needs.last, ride.from == last.place,
        trueTime.gap(from: last.end, to: ride.depart) > longestWait
      {
        faults.append(waiting(ride))
      }
      (place, free) = (ride.to, ride.off)
    }
    if let home, let last = needs.last, !isSeenOff, place != home {
      faults.append(notHome(after: last))
    }
    return faults
  }

  // MARK: - Those who live in town

  /// Follows a local guest, who needs a ride only where no car may go, and from there on until he is back at his car.
  func faults(parking: (Place.ID) -> Place.ID?, isTaken: (Need, Need) -> Bool) -> [Fault] {
    var faults: [Fault] = []
    var place: Place.ID?
    var car: Place.ID?
    var free: LocalTime?
    var off: LocalTime?
    var rest = rides[...]
    func board(_ ride: Ride) {
      faults += fault(of: ride, at: place, free: free)
      if car == nil, parking(ride.to) == ride.from { car = ride.from }
      if car == ride.to { car = nil }
      (place, free, off) = (car == nil ? nil : ride.to, ride.off, ride.off)
    }
    for (number, need) in needs.enumerated() {
      let previous = number > 0 ? needs[number - 1] : nil
      let isNewDay = previous.map { $0.end.day != need.by.day } ?? true
      var arrived: Place.ID?
      while let ride = rest.first, ride.depart < need.end, ride.depart < need.by + 60 {
        if isNewDay, ride.depart.day == need.by.day, let previous, car != nil {
          faults.append(notHome(after: previous))
          (place, car) = (nil, nil)
        }
        board(ride)
        arrived = ride.to
        rest = rest.dropFirst()
      }
      if isNewDay, let previous, car != nil, arrived == nil {
        faults.append(notHome(after: previous))
        (place, car) = (nil, nil)
      }
      let mustRide =
        place.map { $0 != need.place } ?? (parking(need.place) != nil)
        || (previous.map { !isNewDay && isTaken($0, need) } ?? false)
      if let now = place, now != need.place {
        faults.append(notTaken(to: need))
        place = need.place
      } else if mustRide, arrived != need.place, previous?.place != need.place || isNewDay {
        faults.append(notTaken(to: need))
      } else if arrived == need.place, let off, off > need.by {
        faults.append(late(need, off))
      }
      (free, off) = (need.end, nil)
    }
    for ride in rest { board(ride) }
    if let last = needs.last, car != nil { faults.append(notHome(after: last)) }
    return faults
  }

  // MARK: - Staff

  /// Follows an interpreter, who comes to the first job of a day by himself where cars may go.
  func faults(parking: (Place.ID) -> Place.ID?) -> [Fault] {
    needs.enumerated().compactMap { number, need in
      let previous = number > 0 ? needs[number - 1] : nil
      let isSameDay = previous?.end.day == need.by.day
      let hasToRide =
        isSameDay ? previous?.place != need.place : parking(need.place) != nil
      guard hasToRide else { return nil }
      let ride = rides.last { $0.depart < need.by + 1 && $0.depart.day == need.by.day }
      guard let ride, ride.to == need.place else { return notTaken(to: need) }
      if ride.off > need.by { return late(need, ride.off) }
      if let previous, isSameDay, ride.boarding < previous.end { return early(ride) }
      return nil
    }
  }

  // MARK: - Words

  private func fault(of ride: Ride, at place: Place.ID?, free: LocalTime?) -> [Fault] {
    if let place, ride.from != place {
      return [
        Fault(
          words: LocalizedText(
            zh: "\(name.zh)应在 \(ride.from) 上 \(ride.words.zh)，但人在 \(place)",
            en: "\(name.en) boards \(ride.words.en) at \(ride.from), but is at \(place)"),
          sessions: [])
      ]
    }
    if let free, ride.boarding < free { return [early(ride)] }
    return []
  }

  private func early(_ ride: Ride) -> Fault {
    Fault(
      words: LocalizedText(
        zh: "\(ride.words.zh) 开车时，\(name.zh)还没有空",
        en: "\(ride.words.en) leaves before \(name.en) is free to board"),
      sessions: [])
  }

  private func waiting(_ ride: Ride) -> Fault {
    Fault(
      words: LocalizedText(
        zh: "\(name.zh)等 \(ride.words.zh) 太久", en: "\(name.en) waits too long for \(ride.words.en)"),
      sessions: [])
  }

  private func notTaken(to need: Need) -> Fault {
    Fault(
      words: LocalizedText(
        zh: "\(name.zh)没有车去 \(need.words.zh)", en: "Nobody takes \(name.en) to \(need.words.en)"),
      sessions: need.sessions)
  }

  private func notHome(after need: Need) -> Fault {
    Fault(
      words: LocalizedText(
        zh: "\(need.words.zh) 之后，\(name.zh)没有车回去",
        en: "Nobody takes \(name.en) back after \(need.words.en)"),
      sessions: need.sessions)
  }

  private var notHomeOnArrival: Fault {
    Fault(
      words: LocalizedText(
        zh: "抵达之后，\(name.zh)没有车去饭店",
        en: "Nobody takes \(name.en) to the hotel after the arrival"),
      sessions: [])
  }

  private func late(_ need: Need, _ off: LocalTime) -> Fault {
    Fault(
      words: LocalizedText(
        zh: "\(name.zh)下车时已赶不上 \(need.words.zh)",
        en: "\(name.en) gets off too late for \(need.words.en)"),
      sessions: need.sessions)
  }
}
