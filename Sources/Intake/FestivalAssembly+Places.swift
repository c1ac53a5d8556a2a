// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readPlaces() {
    let rows = rows(.places, for: &places)
    for row in rows {
      let id = places.enter(row, "place_id")
      let pad = row.number("arrival_pad_min", in: 0...1440, otherwise: 0)
      let lead = row.number("departure_lead_min", in: 0...1440, otherwise: 0)
      let bays = row.optionalNumber("coach_bays", in: 0...NumberText.most)
      let walk = row.number("walk_min", in: 0...240, otherwise: 0)
      let coordinates = coordinates(row)
      let hasCalendar = row.flag("calendar")
      let name = row.localizedName()
      guard let id, let pad, let lead, let walk else { continue }
      parts.places.append(
        Place(
          id: id,
          name: name,
          arrivalPad: Minutes(pad),
          departureLead: Minutes(lead),
          coordinates: coordinates,
          parkAndRide: row.isEmpty("park_and_ride") ? nil : Place.ID(row.text("park_and_ride")),
          coachBays: bays,
          closedTo: row.list("closed_to").map { Vehicle.ID($0) },
          hasCalendar: hasCalendar,
          walk: Minutes(walk)
        )
      )
    }
    for row in rows { checkParking(row) }
    readTravel()
    closings = rows.filter { !$0.isEmpty("closed_to") }
  }

  /// Kinds of vehicles are in a table that is read later.
  func checkClosings() {
    for row in closings { _ = vehicles.references(row, "closed_to") }
  }

  /// Where cars are left may stand further down in the same table, and must be open to cars itself.
  private func checkParking(_ row: Row) {
    guard let parking = places.optionalReference(row, "park_and_ride") else { return }
    let own = parts.places.first { $0.id == parking }?.parkAndRide
    guard parking.rawValue == row.text("place_id") || own != nil else { return }
    row.add(
      .parkingWithoutCars,
      "park_and_ride",
      LocalizedText(
        zh: "车辆到不了 \(parking)，不能停在那里",
        en: "No car can drive to \(parking), so none can be left there"),
      remedy: LocalizedText(
        zh: "请填一个自身 park_and_ride 为空的地点",
        en: "Name a place whose own 'park_and_ride' is empty")
    )
  }

  private func coordinates(_ row: Row) -> Place.Coordinates? {
    if row.isEmpty("latitude") && row.isEmpty("longitude") { return nil }
    if let latitude = Double(row.text("latitude")), let longitude = Double(row.text("longitude")),
      (-90...90).contains(latitude), (-180...180).contains(longitude)
    {
      return Place.Coordinates(latitude: latitude, longitude: longitude)
    }
    row.add(
      .badCoordinates,
      "latitude",
      LocalizedText(zh: "经纬度不是地球上的一点", en: "Latitude and longitude are not a point on the globe"),
      remedy: LocalizedText(
        zh: "请都以度为单位填写，如 31.5 和 120.3，或都留空",
        en: "Write both in degrees, such as 31.5 and 120.3, or leave both empty")
    )
    return nil
  }

  private func readTravel() {
    guard let bytes = bytes(TableSchema.travelFile, isRequired: true) else { return }
    // Without places every row and column would be one of an unknown place.
    if places.isUnread { return }
    let corner = "from\\to"
    let names = parts.places.map(\.id.rawValue)
    guard
      let table = Table(
        bytes,
        file: TableSchema.travelFile,
        required: [corner],
        known: [corner] + names,
        log: log
      )
    else { return }
    var rowsByPlace: [Place.ID: Row] = [:]
    var origins = Register<Place>(Noun.row, file: TableSchema.travelFile)
    for row in table.rows {
      guard let origin = origins.enter(row, corner),
        places.reference(origin.rawValue, at: row.place(corner), log: log) != nil
      else { continue }
      rowsByPlace[origin] = row
    }
    let ids = parts.places.map(\.id)
    var base: [Minutes] = []
    for from in ids {
      for to in ids { base.append(travel(rowsByPlace[from], from, to)) }
    }
    parts.travel = TravelTimes(places: ids, base: base, peak: peak())
  }

  private func travel(_ row: Row?, _ from: Place.ID, _ to: Place.ID) -> Minutes {
    guard let row, !row.isEmpty(to.rawValue) else {
      // A place is no distance from itself, whether or not the table says so.
      if from == to { return 0 }
      log.add(
        .travelPairMissing,
        at: row?.place("from\\to") ?? Finding.Location(file: TableSchema.travelFile),
        LocalizedText(
          zh: "缺少从 \(from) 到 \(to) 的路程时间",
          en: "The travelling time from \(from) to \(to) is missing"),
        remedy: LocalizedText(
          zh: "请填写 \(from) 行、\(to) 列", en: "Fill in row '\(from)', column '\(to)'")
      )
      return 0
    }
    guard let minutes = row.number(to.rawValue, in: 0...1440) else { return 0 }
    if from == to, minutes != 0 {
      row.add(
        .travelDiagonal,
        to.rawValue,
        LocalizedText(
          zh: "从 \(from) 到自身写了 \(minutes) 分钟", en: "From \(from) to itself takes \(minutes) minutes"
        ),
        remedy: LocalizedText(zh: "请写 0", en: "Write 0")
      )
    }
    return Minutes(minutes)
  }

  private func peak() -> TravelTimes.Peak? {
    guard let node = file.peak else { return nil }
    node.expectKeys(["places", "from", "to", "percent", "round_up_to_min", "source"])
    _ = node.required("source", code: .sourceMissing)?.filled()
    let ids = (node.required("places")?.items() ?? []).compactMap { item in
      item.filled().flatMap { places.reference($0, at: item.place, log: log) }
    }
    guard let from = node.required("from")?.timeOfDay(), let to = node.required("to")?.timeOfDay(),
      let percent = node.required("percent")?.number(in: 1...1000),
      let step = node.required("round_up_to_min")?.number(in: 1...60)
    else { return nil }
    if to <= from {
      node.add(
        .badWindow,
        LocalizedText(zh: "高峰时段的结束早于开始", en: "The peak ends before it starts"),
        remedy: LocalizedText(zh: "请把较早的时间写在 from", en: "Put the earlier time in 'from'")
      )
    }
    return TravelTimes.Peak(
      places: ids,
      from: from,
      to: to,
      percent: percent,
      roundUpTo: Minutes(step)
    )
  }

  func readVenues() {
    let rows = rows(.venues, for: &venues)
    var alternatives: [(row: Row, text: String)] = []
    for row in rows {
      let id = venues.enter(row, "venue_id")
      let place = places.reference(row, "place_id")
      let theatre = row.number("theatre_capacity", in: 0...NumberText.most)
      let seated = row.number("seated_capacity", in: 0...NumberText.most)
      let booths = row.number("si_booths", in: 0...1000, otherwise: 0)
      let reset = row.optionalNumber("reset_min", in: 0...1440)
      let features = counts(row, "features")
      let closed = windows(row, "closed")
      let isOutdoor = row.flag("outdoor")
      let name = row.localizedName()
      let words = row.text("wet_alternative").split(separator: " ").map(String.init)
      if let first = words.first { alternatives.append((row, first)) }
      let isSymbolic = words.count == 2 && words[1] == "symbolic"
      if words.count > 1, !isSymbolic {
        row.add(
          .unknownWord,
          "wet_alternative",
          LocalizedText(zh: "场地后面只能写 symbolic", en: "Only 'symbolic' may follow the venue"),
          remedy: LocalizedText(
            zh: "请写场地编号，或场地编号加 symbolic",
            en: "Write the venue's identifier, or that and the word symbolic")
        )
      }
      guard let id, let place, let theatre, let seated, let booths else { continue }
      parts.venues.append(
        Venue(
          id: id,
          place: place,
          name: name,
          theatreCapacity: theatre,
          seatedCapacity: seated,
          boothCount: booths,
          isOutdoor: isOutdoor,
          features: features,
          wetAlternative: words.first.map { Venue.ID($0) },
          isWetAlternativeSymbolic: isSymbolic,
          reset: reset.map { Minutes($0) },
          meetingPoint: row.localizedText("meeting_point"),
          closed: closed
        )
      )
    }
    // An alternative may stand further down in the same table.
    for (row, text) in alternatives {
      _ = venues.reference(text, at: row.place("wet_alternative"), log: log)
    }
  }

  /// Names with numbers, written `sofa|booths=60`; a name alone counts 1.
  func counts(_ row: Row, _ column: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for text in row.list(column) {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let name = trimmed(sides[0])
      guard sides.count <= 2, !name.isEmpty, counts[name] == nil else {
        row.add(
          .badCount,
          column,
          LocalizedText(
            zh: "\(quotedZh(text))看不懂，或出现了两次",
            en: "\(quoted(text)) cannot be read, or is there twice"),
          remedy: LocalizedText(
            zh: "每个名称只写一次；有数目的写成 booths=60",
            en: "Write each name once, with a number like booths=60 if it has one")
        )
        continue
      }
      guard sides.count == 2 else {
        counts[name] = 1
        continue
      }
      counts[name] = NumberText.whole(
        trimmed(sides[1]),
        in: 0...NumberText.most,
        at: row.place(column),
        log: log
      )
    }
    return counts
  }
}
