// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension ProgrammeDocumentReader {
  /// A trip with every name in it known; vehicles and drivers that have left the fleet since make it nobody's.
  func trip(_ entry: ProgrammeDocument.TripEntry, _ path: String) -> Trip? {
    let stops = entry.stops.enumerated().compactMap { number, stop in
      self.stop(stop, "\(path).stops[\(number)]")
    }
    if entry.stops.count < 2 {
      add(
        .valueMissing, "\(path).stops",
        LocalizedText(zh: "车次少于两站", en: "The trip has fewer than two stops"),
        LocalizedText(zh: "请补上上车和下车的站", en: "State where riders get on and off"))
    }
    for (stop, next) in zip(stops, stops.dropFirst()) where next.arrive < stop.depart {
      add(
        .endBeforeStart, "\(path).stops",
        LocalizedText(zh: "后一站的时间早于前一站", en: "A stop comes before the one it follows"),
        LocalizedText(zh: "请更正其中一个时间", en: "Correct one of the two times"))
    }
    guard stops.count == entry.stops.count, stops.count >= 2 else { return nil }
    return Trip(
      id: Trip.ID(entry.id), vehicle: FleetVehicle.ID(entry.vehicle),
      driver: Driver.ID(entry.driver), stops: stops)
  }

  private func stop(
    _ entry: ProgrammeDocument.StopEntry, _ path: String
  ) -> Trip.Stop? {
    let place = known(Place.ID(entry.place), Noun.place, path) { id in
      festival.places.contains { $0.id == id }
    }
    let arrive = time(entry.arrive, "\(path).arrive")
    let depart = time(entry.depart, "\(path).depart")
    if let arrive, let depart, depart < arrive {
      add(
        .endBeforeStart, path,
        LocalizedText(zh: "离开早于到达", en: "It leaves before it arrives"),
        LocalizedText(zh: "请更正其中一个时间", en: "Correct one of the two times"))
    }
    let board = riders(entry.board, "\(path).board")
    let alight = riders(entry.alight, "\(path).alight")
    guard let place, let arrive, let depart else { return nil }
    return Trip.Stop(place: place, arrive: arrive, depart: depart, board: board, alight: alight)
  }

  private func riders(_ identifiers: [String], _ path: String) -> [Rider] {
    checkUnique(identifiers, path)
    return identifiers.compactMap { identifier in
      if let rider = festival.rider(identifier) { return rider }
      _ = known(AttendanceUnit.ID(identifier), Noun.rider, path) { _ in false }
      return nil
    }
  }
}
