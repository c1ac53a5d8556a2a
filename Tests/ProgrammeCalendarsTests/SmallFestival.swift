// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// A festival of one day in the zone given: a consulate of two units, the host city, one outlet.
func smallFestival(zone: String = "Asia/Shanghai") throws -> Festival {
  let firstDay = CivilDate("2018-03-27") ?? CivilDate(daysSinceEpoch: 0)
  let clock = FestivalClock(timeZone: TimeZone(identifier: zone) ?? .gmt, firstDay: firstDay)
  let window = RuleBook.DailyWindow(from: 660, to: 840)
  let rules = RuleBook(
    values: [.travelMargin: 5, .pressInPlace: 15, .pressGate: 20],
    sources: [:],
    gateKinds: ["riser"],
    courtesyKinds: [],
    buffetWindows: [],
    lunchWindow: window,
    filingTime: 1080,
    eveningLimit: 1290,
    holidays: []
  )
  let places = ["CIV", "PARK"].map {
    Place(
      id: Place.ID($0),
      name: LocalizedText(zh: "\($0)地", en: "\($0) place"),
      arrivalPad: 0,
      departureLead: 0,
      coordinates: $0 == "CIV" ? Place.Coordinates(latitude: 31.4912, longitude: 120.3119) : nil
    )
  }
  var parts = Festival.Parts(
    clock: clock,
    rules: rules,
    travel: TravelTimes(places: places.map(\.id), base: [0, 20, 20, 0], peak: nil)
  )
  parts.slug = "small-2018"
  parts.name = LocalizedText(zh: "小活动", en: "Small festival")
  parts.countryNames = [
    "US": LocalizedText(zh: "美国", en: "United States"),
    "CN": LocalizedText(zh: "中国", en: "China"), "AU": LocalizedText(zh: "澳大利亚", en: "Australia"),
  ]
  parts.places = places
  parts.types = [
    SessionType(
      id: "call",
      name: LocalizedText(zh: "会见", en: "Call, courtesy"),
      layout: .seated,
      isCall: true
    ),
    SessionType(id: "fair", name: LocalizedText(zh: "洽谈", en: "Fair"), layout: .theatre),
    SessionType(id: "staff", name: LocalizedText(zh: "会务", en: "Staff"), layout: .theatre),
  ]
  parts.parties = [
    party("C-US", "美国总领馆", "Consulate-General of the USA", "US", "consulate", .guest),
    party("MEL", "墨尔本代表团", "Melbourne delegation", "AU", "city", .guest),
    party("CTY", "市领导", "City leaders", "CN", "host-city", .host),
  ]
  parts.units = [
    unit("C-US.H", "C-US", "美国总领事", "Consul-General", 1, .head),
    unit("C-US.S", "C-US", "美国领事馆随员", "Consulate staff", 3, .group),
    unit("MEL.H", "MEL", "墨尔本副市长", "Deputy Mayor of Melbourne", 1, .head),
    unit("MEL.CO", "MEL", "墨尔本企业", "Melbourne companies", 8, .group),
    unit("CTY.L2", "CTY", "市长", "Mayor", 1, .leader),
  ]
  parts.guests = parts.units.enumerated().map { number, unit in
    Guest(
      id: Guest.ID("G\(number)"),
      unit: unit.id,
      nameZh: "佐藤花\(number)",
      nameLatin: "SATO, Hanako \(number)",
      nameNative: "サトウ\(number)",
      sex: "F",
      country: "US",
      title: "Title\(number)",
      protocolClass: "CG",
      languages: ["EN"],
      passport: "SYN000000\(number)",
      diet: "MOML",
      mobility: "wheelchair"
    )
  }
  parts.venues = [
    venue("CIV-REC", "CIV", "接待厅", "Reception hall"), venue("PARK-A", "PARK", "大草坪", "Great lawn"),
  ]
  parts.sessions = [
    Session(
      id: "S1",
      key: "CALL-US",
      name: LocalizedText(zh: "市长会见美国总领事", en: "Mayor meets CG"),
      type: "call",
      duration: 30,
      windows: [],
      venues: ["CIV-REC", "PARK-A"],
      required: ["C-US.H"],
      hosts: ["CTY.L2"],
      optional: ["C-US.S"],
      interpreting: [InterpretingNeed(language: "EN", mode: .consecutive)]
    ),
    Session(
      id: "S2",
      key: "M2M",
      name: LocalizedText(zh: "对口洽谈", en: "Matchmaking"),
      type: "fair",
      duration: 90,
      windows: [],
      venues: ["PARK-A"],
      required: ["MEL.CO", "C-US.S"],
      extraHeadcount: 5
    ),
    Session(
      id: "S3",
      key: "BRIEF",
      name: LocalizedText(zh: "培训会", en: "Briefing"),
      type: "staff",
      duration: 60,
      windows: [],
      venues: ["CIV-REC"],
      staff: [.interpreters, .liaison]
    ),
  ]
  parts.matchmaking = [
    Matchmaking(
      session: "S2",
      slotCount: 1,
      slotLength: 20,
      tableCount: 1,
      tablesAtOnce: 1,
      freeSlots: 0,
      firms: [Matchmaking.Firm(id: "F1", unit: "MEL.CO", name: "Secret Firm", persons: 1)],
      requests: []
    )
  ]
  parts.outlets = [
    Outlet(
      id: "M05",
      name: LocalizedText(zh: "文汇报", en: "Wen Wei Po"),
      kind: "print",
      accreditation: "HKM",
      language: "ZH",
      origin: "HK",
      isNamed: true
    ),
    Outlet(
      id: "M06",
      name: LocalizedText(zh: "晚报", en: "Evening News"),
      kind: "print",
      accreditation: "DOM",
      language: "ZH",
      origin: "CN",
      isNamed: false
    ),
  ]
  parts.journalists = [Journalist(id: "J1", outlet: "M05", name: "WANG Reporter")]
  parts.mediaSlots = ["spray", "riser"].map {
    MediaSlot(
      id: MediaSlot.ID("MS-\($0)"),
      session: "S1",
      kind: $0,
      offset: 0,
      duration: 5,
      capacity: 5,
      mustHave: [],
      note: "internal note"
    )
  }
  parts.interviews = [
    Interview(
      id: "IV1",
      subject: "C-US.H",
      outlet: "M05",
      language: "EN",
      windows: [],
      duration: 10,
      buffer: 5,
      venues: ["CIV-REC"]
    )
  ]
  parts.interpreters = ["E1", "E2"].map {
    Interpreter(
      id: Interpreter.ID($0),
      name: "LI \($0)",
      language: "EN",
      modes: [.consecutive]
    )
  }
  parts.liaisonOfficers = [
    LiaisonOfficer(id: "L1", name: "CHEN One", parties: ["C-US"], languages: ["EN"]),
    LiaisonOfficer(id: "L2", name: "CHEN Two", parties: ["MEL"], languages: ["EN"]),
  ]
  return Festival(parts)
}

/// Everything stated: people, interview, media slots.
func smallProgramme(edition: Int = 1, callAt start: Int = 1035) -> Programme {
  let start = LocalTime(start)
  let need = InterpretingNeed(language: "EN", mode: .consecutive)
  return Programme(
    festival: "small-2018",
    edition: edition,
    seed: 1,
    sessions: [
      Programme.PlacedSession(
        id: "S1",
        start: start,
        end: start + 30,
        venue: "CIV-REC",
        attendees: ["CTY.L2", "C-US.H", "C-US.S"],
        interpreters: [Programme.Team(need: need, ids: ["E1"])],
        liaison: ["L1"]
      ),
      Programme.PlacedSession(
        id: "S2",
        start: LocalTime(600),
        end: LocalTime(690),
        venue: "PARK-A",
        attendees: ["MEL.CO", "C-US.S"],
        interpreters: [],
        liaison: []
      ),
      Programme.PlacedSession(
        id: "S3",
        start: LocalTime(480),
        end: LocalTime(540),
        venue: "CIV-REC",
        attendees: [],
        interpreters: [],
        liaison: []
      ),
    ],
    interviews: [
      Programme.PlacedInterview(
        id: "IV1",
        start: LocalTime(1080),
        end: LocalTime(1090),
        venue: "CIV-REC",
        journalists: ["J1"],
        interpreters: ["E2"]
      )
    ],
    mediaSlots: ["spray", "riser"].map {
      Programme.PlacedMediaSlot(
        id: MediaSlot.ID("MS-\($0)"),
        start: start,
        end: start + 5,
        outlets: ["M05"],
        journalists: ["J1"]
      )
    }
  )
}

private func party(
  _ id: Party.ID,
  _ zh: String,
  _ en: String,
  _ country: String,
  _ type: String,
  _ side: Party.Side
) -> Party {
  Party(
    id: id,
    name: LocalizedText(zh: zh, en: en),
    country: country,
    type: type,
    side: side,
    languages: ["EN"],
    arrival: nil,
    departure: nil,
    hotel: nil,
    exequatur: nil,
    note: "internal note"
  )
}

private func unit(
  _ id: AttendanceUnit.ID,
  _ party: Party.ID,
  _ zh: String,
  _ en: String,
  _ size: Int,
  _ standing: AttendanceUnit.Standing
) -> AttendanceUnit {
  AttendanceUnit(
    id: id,
    party: party,
    name: LocalizedText(zh: zh, en: en),
    size: size,
    standing: standing,
    grade: nil
  )
}

private func venue(_ id: Venue.ID, _ place: Place.ID, _ zh: String, _ en: String) -> Venue {
  Venue(
    id: id,
    place: place,
    name: LocalizedText(zh: zh, en: en),
    theatreCapacity: 100,
    seatedCapacity: 50,
    boothCount: 0,
    isOutdoor: false,
    features: [:],
    wetAlternative: nil
  )
}
