// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

/// A small event in whatever languages a test asks for.
private struct Event {
  var yaml: String
  var names: [String]
  var row: [String]

  /// `languages` as in the file, or none; the names of everything in `columns`.
  init(languages: String?, columns: [String], festivalName: String) {
    yaml =
      "name: \(festivalName)\nsynthetic: true\ntime_zone: Europe/Dublin\nfirst_day: 2030-09-03\n"
      + "days: 2\nhouse_language: EN\ncountries:\n  IE: \(festivalName)\n"
      + (languages.map { "languages: \($0)\n" } ?? "")
    names = columns.map { "name_\($0)" }
    row = columns.map { "in \($0)" }
  }

  func read() -> (festival: Festival?, findings: [Finding]) {
    let header = names.joined(separator: ",")
    let text = row.joined(separator: ",")
    let tables = [
      "festival.yaml": yaml,
      "places.csv": "place_id,\(header)\nHALL,\(text)\n",
      "travel.csv": "from\\to,HALL\nHALL,0\n",
      "venues.csv": "venue_id,place_id,\(header),theatre_capacity,seated_capacity\n"
        + "V1,HALL,\(text),100,50\n",
      "parties.csv": "party_id,\(header),country\nP,\(text),IE\n",
      "units.csv": "unit_id,party_id,\(header),size\nU,P,\(text),1\n",
      "guests.csv": "guest_id,unit_id,country\nG,U,IE\n",
      "sessions.csv": "session_id,key,\(header),type,duration_min,windows,venues,required_units\n"
        + "S1,ONE,\(text),screening,60,2030-09-03T10:00/2030-09-03T12:00,V1,U\n",
    ]
    return EventFolderReader.read(files: tables.mapValues { Array($0.utf8) }, slug: "x")
  }
}

@Suite struct HouseLanguagesTests {
  @Test(arguments: ["en", "ja", "ko", "zh", "it"])
  func `an event in one language needs no other, and no rule or type of session written out`(
    _ code: String
  ) throws {
    let event = Event(languages: "[\(code)]", columns: [code], festivalName: "{\(code): Fest}")

    let (festival, findings) = event.read()

    #expect(findings.map(\.description) == [])
    let read = try #require(festival)
    #expect(read.languages.codes == [code])
    #expect(read.languages.spoken == [Language(code: code) ?? .en])
    #expect(read.venues[0].name[read.languages.spoken[0]] == "in \(code)")
  }

  @Test func `without a word on languages, names in English alone make an English house`() throws {
    let (festival, findings) = Event(
      languages: nil, columns: ["en"], festivalName: "{en: Fest}"
    ).read()

    #expect(findings.map(\.description) == [])
    #expect(try #require(festival).languages.spoken == [.en])
  }

  @Test func `without a word on languages, a Chinese name makes a house of Chinese and English`()
    throws
  {
    let (festival, findings) = Event(
      languages: nil, columns: ["zh", "en"], festivalName: "{zh: 节, en: Fest}"
    ).read()

    #expect(findings.map(\.description) == [])
    #expect(try #require(festival).languages == .chineseAndEnglish)
  }

  @Test func `a name is needed in the first language alone, and is asked for there`() {
    let event = Event(languages: "[en, zh]", columns: ["zh"], festivalName: "{en: Fest}")

    let (_, findings) = event.read()

    #expect(Set(findings.map(\.code)) == ["E107"])
    #expect(findings.allSatisfy { $0.cause.en == "The column 'name_en' is missing" })
  }

  @Test func `a further language is data, whatever it is`() throws {
    let event = Event(
      languages: "[en]", columns: ["en", "it", "ja"], festivalName: "{en: Fest, it: Festa}")

    let (festival, findings) = event.read()

    #expect(findings.map(\.description) == [])
    let read = try #require(festival)
    #expect(read.name.others == ["it": "Festa"])
    #expect(read.units[0].name.others == ["it": "in it"])
    #expect(read.units[0].name[.ja] == "in ja")
  }

  @Test func `guests are addressed in languages that the festival has its name in`() {
    let house = HouseLanguages(codes: ["en"], named: ["en", "ja"], isStated: true)

    #expect(house.language(for: ["FR", "JA"]) == .ja)
    #expect(house.language(for: ["ZH"]) == .en)
    #expect(HouseLanguages.chineseAndEnglish.language(for: ["KO", "EN"]) == .ko)
    #expect(
      HouseLanguages(codes: ["ja"], named: ["ja"], isStated: true).language(for: ["FR"]) == .ja)
  }

  @Test func `a language that is no code is refused where it stands`() {
    let event = Event(languages: "[en, Gaelic]", columns: ["en"], festivalName: "{en: Fest}")

    #expect(event.read().findings.map(\.code) == ["E211"])
  }
}
