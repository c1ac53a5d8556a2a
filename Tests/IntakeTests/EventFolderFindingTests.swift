// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

/// One way to spoil the reference week, and the finding it must bring.
struct Damage: Sendable, CustomTestStringConvertible {
  let code: FindingCode
  let name: String
  let apply: @Sendable (EventFolderCopy) throws -> Void

  init(
    _ code: FindingCode,
    _ name: String,
    _ apply: @escaping @Sendable (EventFolderCopy) throws -> Void
  ) {
    self.code = code
    self.name = name
    self.apply = apply
  }

  var testDescription: String { "\(code.rawValue) \(name)" }
}

@Suite struct EventFolderFindingTests {
  static let files: [Damage] = [
    Damage(.fileMissing, "a required table is missing") { try $0.removeFile("units.csv") },
    Damage(.fileMissing, "the festival file is missing") { try $0.removeFile("festival.yaml") },
    Damage(.columnMissing, "a column is missing") {
      try $0.replace("theatre_capacity", with: "theatre", in: "venues.csv")
    },
    Damage(.columnTwice, "a column is there twice") {
      try $0.replace("note", with: "type", in: "parties.csv")
    },
    Damage(.unknownColumn, "a column is unknown") {
      try $0.replace("extra_headcount", with: "extras", in: "sessions.csv")
    },
    Damage(.cellCount, "a row is too short") { try $0.append("places", ["NEW", "新"]) },
    Damage(.quoteOpen, "a quote is left open") {
      try $0.replace("HBN,湖滨饭店", with: "HBN,\"湖滨饭店", in: "places.csv")
    },
    Damage(.textAfterQuote, "text follows a quote") {
      try $0.replace("HBN,湖滨饭店", with: "HBN,\"湖滨\"饭店", in: "places.csv")
    },
    Damage(.strayQuote, "a quote stands inside a cell") {
      try $0.replace("HBN,湖滨饭店", with: "HBN,湖滨\"饭店", in: "places.csv")
    },
    Damage(.unknownFile, "a table is misspelt") {
      try Data("a,b\n".utf8).write(to: $0.folder.appending(path: "speach.csv"))
    },
    Damage(.brokenUTF8, "a table is in another encoding") {
      try Data([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xC8, 0xD5]).write(
        to: $0.folder.appending(path: "vehicles.csv")
      )
    },
    Damage(.fileUnreadable, "a table is a folder") {
      try $0.removeFile("waves.csv")
      try FileManager.default.createDirectory(
        at: $0.folder.appending(path: "waves.csv"),
        withIntermediateDirectories: false
      )
    },
    Damage(.yamlSyntax, "the festival file is no YAML") {
      try $0.replace("days: 6", with: "days: [6", in: "festival.yaml")
    },
    Damage(.yamlKeyTwice, "a key is there twice") {
      try $0.replace("days: 6", with: "days: 6\ndays: 7", in: "festival.yaml")
    },
    Damage(.yamlKeyMissing, "a key is missing") {
      try $0.replace("days: 6", with: "", in: "festival.yaml")
    },
    Damage(.unknownYAMLKey, "a key is unknown") {
      try $0.replace("days: 6", with: "days: 6\ndayz: 6", in: "festival.yaml")
    },
    Damage(.unknownTimeZone, "the time zone is unknown") {
      try $0.replace("Asia/Shanghai", with: "Asia/Wuxi", in: "festival.yaml")
    },
    Damage(.unknownRuleKey, "a rule is unknown") {
      try $0.replace("  HC14:", with: "  HC99: {source: x}\n  HC14:", in: "festival.yaml")
    },
    Damage(.sourceMissing, "a rule has no source") {
      try $0.replace(
        "margin_min: 5, source: planning value",
        with: "margin_min: 5",
        in: "festival.yaml"
      )
    },
    Damage(.notANumber, "a number of a rule is a word") {
      try $0.replace("margin_min: 5", with: "margin_min: five", in: "festival.yaml")
    },
    Damage(.badSelector, "an assertion asks for an unknown key") {
      try $0.replace("where: party_type=", with: "where: partytype=", in: "festival.yaml")
    },
  ]

  static let values: [Damage] = [
    Damage(.notANumber, "a capacity is a word") {
      try $0.set("venues", "HBN-B1", "seated_capacity", to: "twelve")
    },
    Damage(.negativeNumber, "a capacity is negative") {
      try $0.set("venues", "HBN-B1", "seated_capacity", to: "-1")
    },
    Damage(.valueMissing, "a duration is empty") {
      try $0.set("sessions", "S03", "duration_min", to: "")
    },
    Damage(.badIdentifier, "an identifier leaves the folder") {
      try $0.set("units", "SGM.S", "unit_id", to: "../SGM")
    },
    Damage(.badDate, "a day does not exist") {
      try $0.set("parties", "C-JP", "exequatur", to: "2018-02-30")
    },
    Damage(.badTime, "a time is no time") {
      try $0.set("parties", "C-JP", "arrive_at", to: "Tuesday")
    },
    Damage(.badWindow, "a window ends before it starts") {
      try $0.set(
        "sessions",
        "S03",
        "windows",
        to: "2018-03-26T18:00:00+08:00/2018-03-26T14:00:00+08:00"
      )
    },
    Damage(.badFlag, "a flag is a word") { try $0.set("venues", "HBN-B1", "outdoor", to: "yes") },
    Damage(.unknownWord, "a side is unknown") { try $0.set("parties", "C-JP", "side", to: "left") },
    Damage(.badLanguage, "a language is a word") {
      try $0.set("parties", "C-JP", "languages", to: "Japanese")
    },
    Damage(.badCountry, "a country is a word") {
      try $0.set("parties", "C-JP", "country", to: "Japan")
    },
    Damage(.countryWithoutName, "a country has no name") {
      try $0.set("guests", "G001", "country", to: "IL")
    },
    Damage(.badMustHave, "a must-have is unclear") {
      try $0.set("media_slots", "MS09", "must_have", to: "same pool as MS08")
    },
    Damage(.badPrecedence, "an order is unclear") {
      try $0.set("sessions", "S28", "precedence", to: "after OPEN")
    },
    Damage(.badGrade, "a grade is a word") { try $0.set("units", "CTY.L1", "grade", to: "high") },
    Damage(.outsideFestival, "a pin is on another day") {
      try $0.set("sessions", "S27", "pinned", to: "2018-04-28T10:00:00+08:00")
    },
    Damage(.badInterpreting, "a mode is unknown") {
      try $0.set("sessions", "S03", "interpreting", to: "KO:XX")
    },
    Damage(.badCoordinates, "a place is off the globe") {
      try $0.set("places", "HBN", "latitude", to: "131")
    },
    Damage(.badCount, "a feature has a bad number") {
      try $0.set("venues", "EXP-A", "features", to: "booths=60=2")
    },
    Damage(.badSelector, "an opening asks for an unknown key") {
      try $0.append("openings", ["OP1", "SYM", "总领事", "CGs", "klass=CG", "5", "5", "", "0"])
    },
  ]

  static let references: [Damage] = [
    Damage(.identifierTwice, "two parties with one identifier") {
      try $0.set("parties", "C-US", "party_id", to: "C-JP")
    },
    Damage(.identifierTwice, "two sessions with one key") {
      try $0.set("sessions", "S04", "key", to: "REG")
    },
    Damage(.unknownReference, "a guest of an unknown unit") {
      try $0.set("guests", "G001", "unit_id", to: "C-XX.H")
    },
    Damage(.unknownReference, "a session that follows an unknown one") {
      try $0.set("sessions", "S28", "precedence", to: "OPENING+10..25")
    },
    Damage(.windowTooShort, "a window without a start on the grid") {
      try $0.set(
        "sessions",
        "S03",
        "windows",
        to: "2018-03-26T14:01:00+08:00/2018-03-26T14:04:00+08:00"
      )
    },
    Damage(.pinOutsideWindows, "a pin outside its window") {
      try $0.set("sessions", "S27", "pinned", to: "2018-03-28T11:00:00+08:00")
    },
    Damage(.departureBeforeArrival, "a departure before the arrival") {
      try $0.set("parties", "C-JP", "depart_at", to: "2018-03-27T10:30:00+08:00")
    },
    Damage(.journeyIncomplete, "a time without a place") {
      try $0.set("parties", "C-JP", "arrive_place", to: "")
    },
    Damage(.travelPairMissing, "a travelling time is empty") {
      try $0.set("travel", "HBN", "YTZ", to: "")
    },
    Damage(.travelDiagonal, "a way from a place to itself") {
      try $0.set("travel", "HBN", "HBN", to: "5")
    },
    Damage(.parkingWithoutCars, "cars are to be left where none may drive") {
      try $0.set("places", "YTZ", "park_and_ride", to: "YTZ")
    },
    Damage(.precedenceCycle, "sessions that wait for each other") {
      try $0.set("sessions", "S36", "precedence", to: "SIGN3+0..5")
    },
    Damage(.unknownSessionType, "a type that is unknown") {
      try $0.set("sessions", "S03", "type", to: "picnic")
    },
    Damage(.noCandidateVenue, "a session without a venue") {
      try $0.set("sessions", "S03", "venues", to: "")
    },
    Damage(.featureInNoVenue, "a feature that no candidate has") {
      try $0.set("sessions", "S24", "venues", to: "HBN-SALON")
    },
    Damage(.tooManyGuests, "more guests than the unit's size") {
      try $0.set("units", "SGM.S", "size", to: "6")
    },
    Damage(.tooFewGuests, "fewer guests than the unit's size") {
      try $0.set("units", "SGM.S", "size", to: "8")
    },
    Damage(.unitInNoVehicle, "a unit that fits into no vehicle") {
      try $0.set("vehicles", "COA", "seats", to: "36")
    },
    Damage(.noLicensedDriver, "no driver may drive a kind of vehicle") {
      try $0.replace("  stay_min: 45", with: "  stay_min: 45\n  trips: true", in: "festival.yaml")
      try Data("driver_id,kinds\nD01,SED|MPV|MIN\n".utf8).write(
        to: $0.folder.appending(path: "drivers.csv"))
    },
    Damage(.noWheelchairPlace, "no vehicle has a place for a wheelchair") {
      try $0.replace("  stay_min: 45", with: "  stay_min: 45\n  trips: true", in: "festival.yaml")
      try Data("vehicle_id,kind\nCOA1,COA\n".utf8).write(
        to: $0.folder.appending(path: "fleet.csv"))
    },
    Damage(.wetVenueOutdoors, "a plan for the rain in the open") {
      try $0.edit("sessions") { rows in
        rows[0].append("wet")
        for y in rows.indices.dropFirst() { rows[y].append(rows[y][0] == "S29" ? "YTZ-STAGE" : "") }
      }
    },
    Damage(.wetCancelBound, "a planting that leaders host, cancelled in the rain") {
      try $0.state(wet: ["S28": "cancel"])
    },
    Damage(.wetVenueTaken, "a plan for the rain in the room of a pinned lunch") {
      try $0.state(wet: ["S27": "HBN-BALL"])
      try $0.set(
        "sessions", "S30", "windows", to: "2018-03-28T10:00:00+08:00/2018-03-28T14:00:00+08:00")
      try $0.set("sessions", "S30", "pinned", to: "2018-03-28T10:30:00+08:00")
    },
    Damage(.speakerAbsent, "a speaker who does not attend") {
      try $0.append("speeches", ["S03", "C-US.H", "5", "1", ""])
    },
    Damage(.sameAsCycle, "slots that refer to each other") {
      try $0.set("media_slots", "MS08", "must_have", to: "same as MS09")
    },
    Damage(.noInterviewBooths, "an interview in a hall without booths") {
      try $0.set("interviews", "IV01", "venues", to: "HBN-SALON")
    },
    Damage(.unknownReference, "a request of an unknown firm") {
      try $0.append("requests", ["S45", "A99", "W01"])
    },
    Damage(.requestWithItself, "a request of a firm with itself") {
      try $0.append("requests", ["S45", "A01", "A01"])
    },
    Damage(.requestTwice, "a request made twice") {
      try $0.append("requests", ["S45", "W01", "A01"])
    },
    Damage(.minimumAboveMaximum, "an opening with more than its maximum") {
      try $0.append("openings", ["OP1", "SYM", "总领事", "CGs", "class=CG", "6", "5", "", "0"])
    },
    Damage(.matchmakingTooLong, "slots longer than the session") {
      try $0.set("matchmaking", "S45", "slots", to: "10")
    },
    Damage(.namedTwice, "a unit that is optional and required") {
      try $0.set("sessions", "S03", "optional_units", to: "ULS.H")
    },
  ]

  @Test(arguments: files + values + references)
  func `a damaged folder brings the finding of its damage and no programme`(damage: Damage) throws {
    let copy = try EventFolderCopy()
    try damage.apply(copy)

    let (festival, findings) = copy.read()

    #expect(findings.map(\.code).contains(damage.code.rawValue), "\(findings)")
    #expect((festival == nil) == findings.contains { $0.severity == .error })
    #expect(findings.allSatisfy { !$0.cause.en.isEmpty && !$0.remedy.en.isEmpty })
    for finding in findings {
      #expect(isChinese(finding.cause.zh) && isChinese(finding.remedy.zh), "\(finding)")
      #expect(!isChinese(finding.cause.en) || finding.cause.en.contains("'"), "\(finding)")
    }
  }

  /// Whether a sentence has Chinese words, and not the other language's alone.
  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func `a single wrong cell brings a single finding with its place`() throws {
    let copy = try EventFolderCopy()
    try copy.set("venues", "YTZ-FOREST", "theatre_capacity", to: "many")

    let findings = copy.read().findings.map(\.description)

    #expect(
      findings == [
        "venues.csv:3:87: error E201: 'many' is not a whole number"
          + " → Write the number in digits, without a unit"
      ]
    )
  }

  @Test func `every wrong cell of every table is found at once`() throws {
    let copy = try EventFolderCopy()
    try copy.set("venues", "HBN-B1", "seated_capacity", to: "x")
    try copy.set("parties", "C-JP", "side", to: "x")
    try copy.set("waves", "W1", "load_min", to: "-5")
    try copy.set("waves", "W2", "gate_min", to: "early")
    try copy.set("waves", "W3", "riders", to: "cats")
    try copy.replace("days: 6", with: "days: six", in: "festival.yaml")

    #expect(copy.codes().sorted() == ["E201", "E201", "E201", "E202", "E210", "E210"])
  }

  @Test func `a circle of sessions is named`() throws {
    let copy = try EventFolderCopy()
    try copy.set("sessions", "S36", "precedence", to: "SIGN3+0..5")

    let causes = copy.read().findings.map(\.cause.en)

    #expect(
      causes == ["Sessions wait for each other in a circle: SIGN2 → SIGN3 → SIGN1 → SIGN2"]
    )
  }

  @Test func `a finding never shows a guest's name, passport or diet`() throws {
    let copy = try EventFolderCopy()
    try copy.set("guests", "G001", "unit_id", to: "nobody")
    try copy.append("guests", ["G002", "C-JP.H"])

    let text = copy.read().findings.map(\.description).joined()

    for secret in ["SATO", "佐藤", "SYN", "MOML"] { #expect(!text.contains(secret)) }
  }

  @Test func `a missing and an empty folder are findings`() throws {
    let copy = try EventFolderCopy()
    let empty = copy.folder.appending(path: "empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)

    let missing = EventFolderReader.read(folder: copy.folder.appending(path: "no"), slug: "no")
    let nothing = EventFolderReader.read(folder: empty, slug: "empty")

    #expect(missing.findings.map(\.code) == ["E101"])
    #expect(nothing.findings.map(\.code) == ["E101"])
  }

  @Test func `a table may have any line ends and no byte-order mark`() throws {
    let copy = try EventFolderCopy()
    for ending in ["\n", "\r"] {
      for name in ["sessions.csv", "guests.csv"] {
        let file = referenceFolder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
          .drop { $0 == "\u{FEFF}" }
          .replacing("\r\n", with: ending)
        try Data(text.utf8).write(to: copy.folder.appending(path: name))
      }

      let (festival, findings) = copy.read()

      #expect(findings == [])
      #expect(festival?.sessions == (try referenceFestival()).sessions)
    }
  }

  @Test func `a line break in a quoted cell belongs to the cell`() throws {
    let copy = try EventFolderCopy()
    try copy.set("sessions", "S01", "note", to: "first line\nsecond, \"quoted\" line")
    try copy.set("sessions", "S03", "duration_min", to: "x")

    let (_, findings) = copy.read()
    try copy.set("sessions", "S03", "duration_min", to: "30")

    #expect(findings.map(\.location.line) == [5])
    #expect(copy.read().festival?.sessions[0].note == "first line\nsecond, \"quoted\" line")
  }

  @Test func `a circle is found at the line of a session in it`() throws {
    let copy = try EventFolderCopy()
    try copy.set("sessions", "S36", "precedence", to: "SIGN3+0..5")

    let circle = copy.read().findings.filter { $0.code == FindingCode.precedenceCycle.rawValue }

    #expect(circle.map(\.location) == [.init(file: "sessions.csv", line: 38, column: 1)])
  }
}
