// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ICalendar
import ProgrammeCalendars
import Testing

/// What sessions show, and in which role somebody attends, in the calendars.
@Suite struct ContentsTests {
  private func festival(speaking languages: [String: [String]] = [:]) throws -> Festival {
    var parts = try smallFestival().parts
    parts.items = [
      ProgrammeItem(
        id: "F2", sessions: ["S1"], order: 2, name: LocalizedText(zh: "盐港", en: "Salt Harbour")),
      ProgrammeItem(
        id: "F1", sessions: ["S1"], order: 1, length: 98,
        name: LocalizedText(zh: "静园", en: "Quiet Garden", ja: "静かな庭", ko: "고요한 정원"),
        language: "FR",
        contributions: [.init(role: .director, unit: "C-US.H")],
        link: "https://example.org/f1"),
    ]
    parts.change("S1") { $0.track = "NIGHT" }
    for index in parts.parties.indices {
      let party = parts.parties[index]
      parts.parties[index] = Party(
        id: party.id, name: party.name, country: party.country, type: party.type,
        side: party.side, languages: languages[party.id.rawValue] ?? party.languages,
        arrival: party.arrival, departure: party.departure, hotel: party.hotel,
        exequatur: party.exequatur, note: party.note)
    }
    parts.places = parts.places.map {
      Place(
        id: $0.id, name: $0.name, arrivalPad: 0, departureLead: 0, hasCalendar: $0.id == "CIV")
    }
    return Festival(parts)
  }

  private func description(_ path: String, _ festival: Festival) throws -> String {
    let programme = Programme(
      festival: festival.slug, edition: 1, seed: 0,
      sessions: [.init(id: "S1", start: LocalTime(600), end: LocalTime(630), venue: "CIV-REC")])
    let files = CalendarSet(of: programme, in: festival).files
    let file = try #require(files.first { $0.recipient == path })
    return try #require(file.entries.first).event.description
  }

  @Test(
    arguments: [
      ("EN", "You attend as director of “Quiet Garden”"),
      ("ZH", "您以《静园》导演身份出席"), ("JA", "『静かな庭』監督としてご出席いただきます"),
      ("KO", "‘고요한 정원’ 감독으로 참석하십니다"),
    ])
  func `a guest reads in which role it attends`(language: String, expected: String) throws {
    let text = try description("units/C-US.H", festival(speaking: ["C-US": [language]]))

    #expect(text.contains(expected))
  }

  @Test func `items stand in their order, with language, length, people and link`() throws {
    let lines = try description("venues/CIV-REC", festival()).split(separator: "\n")
      .map(String.init)

    let chinese = "《静园》（法语，98分钟，导演：美国总领事） https://example.org/f1"
    let english =
      "“Quiet Garden” (French, 98 min, director: Consul-General) https://example.org/f1"
    #expect(lines.filter { $0.contains("静园") || $0.contains("盐港") } == [chinese, "《盐港》"])
    #expect(
      lines.filter { $0.contains("Quiet") || $0.contains("Salt") } == [english, "“Salt Harbour”"])
  }

  @Test func `a house and a track have calendars where they are asked for`() throws {
    let festival = try festival()

    #expect(try description("places/CIV", festival).contains("Quiet Garden"))
    #expect(try description("tracks/NIGHT", festival).contains("Quiet Garden"))
    let programme = Programme(festival: "small-2018", edition: 1, seed: 0, sessions: [])
    let paths = CalendarSet(of: programme, in: try smallFestival()).recipients.map(\.path)
    #expect(paths.allSatisfy { !$0.hasPrefix("places/") && !$0.hasPrefix("tracks/") })
  }

  @Test func `drivers and kitchens read nothing of it`() throws {
    #expect(!RedactionPolicy.may(.driver, read: .contents))
    #expect(!RedactionPolicy.may(.caterer, read: .contents))
  }

  @Test func `a venue reads from when to when it is held`() throws {
    var parts = try festival().parts
    parts.change("S1") { $0.setUp = 90 }
    let held = Festival(parts)

    let venue = try description("venues/CIV-REC", held)
    #expect(venue.contains("场地占用（含搭台、拆台）：3月27日（星期二） 08:30–10:30。"))
    #expect(
      venue.contains("Venue held, set-up and tear-down included: Tuesday 27 March, 08:30–10:30."))
    #expect(try !description("units/C-US.H", held).contains("08:30"))
    #expect(try !description("venues/CIV-REC", festival()).contains("场地占用"))
  }

  @Test(arguments: [("zh", "【草案】"), ("en", "[DRAFT] "), ("ja", "【案】"), ("ko", "[초안] ")])
  func `a house of one language says in it alone that a programme is a draft`(
    code: String, mark: String
  ) throws {
    var parts = try smallFestival().parts
    parts.languages = HouseLanguages(codes: [code], named: [code], isStated: true)
    let festival = Festival(parts)
    let programme = Programme(
      festival: festival.slug, edition: 1, seed: 0,
      sessions: [.init(id: "S1", start: LocalTime(600), end: LocalTime(630), venue: "CIV-REC")])

    let master = try #require(
      CalendarSet(of: programme, in: festival).files.first { $0.recipient == "master" })

    let summary = try #require(master.entries.first).event.summary
    #expect(summary.hasPrefix(mark))
    #expect(code == "en" || !summary.contains("DRAFT"))
  }
}
