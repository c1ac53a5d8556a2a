// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct FestivalChangeTests {
  private func applied(_ texts: String..., to festival: Festival) -> Festival {
    festival.applying(
      texts.compactMap { ChangeReader.read($0, called: "c", for: festival).change })
  }

  @Test(arguments: [
    (
      "C-US.H absent 2018-03-27T17:25/2018-03-27T17:35", "美国总领事在 2018-03-27 17:25–17:35 不在",
      "Consul-General of the United States is away 2018-03-27 17:25–17:35"
    ),
    (
      "venue CIV-REC closed 2018-03-27T09:00/2018-03-28T12:00",
      "市民中心会见厅在 2018-03-27 09:00–2018-03-28 12:00 关闭",
      "City-hall reception hall is closed 2018-03-27 09:00–2018-03-28 12:00"
    ),
    (
      "venue CIV-REC not step-free", "市民中心会见厅没有无障碍通道",
      "City-hall reception hall is not reached without steps"
    ),
  ])
  func `what keeps people and rooms away is said by their names`(
    change: String, zh: String, en: String
  ) throws {
    let festival = try referenceFestival()
    let read = try #require(ChangeReader.read(change, called: "c", for: festival).change)

    #expect(read.words(in: festival) == LocalizedText(zh: zh, en: en))
  }

  @Test func `one unit may travel by itself`() throws {
    let festival = try referenceFestival()

    let changed = applied("C-US.H arrives 2018-03-27T18:05", to: festival)

    let times = ["C-US.H", "C-US.S"].map {
      changed.arrival(of: changed.unit(AttendanceUnit.ID($0)))?.time
    }
    #expect(times == ["1 18:05", "1 15:40"])
  }

  @Test func `a party travels with all its units`() throws {
    let festival = try referenceFestival()

    let changed = applied(
      "C-US.H arrives 2018-03-27T18:05", "C-US arrives 2018-03-27T19:00", to: festival)

    let times = ["C-US.H", "C-US.S"].map {
      changed.arrival(of: changed.unit(AttendanceUnit.ID($0)))?.time
    }
    #expect(times == ["1 19:00", "1 19:00"])
  }

  @Test func `slots get shorter where the session has no room for so many`() throws {
    let festival = try referenceFestival()

    let matchmaking = ["meetings M2M slots 8", "meetings M2M slots 11", "meetings M2M slots 12"]
      .map { applied($0, to: festival).matchmaking[0] }

    #expect(matchmaking.map(\.slotCount) == [8, 11, 12])
    #expect(matchmaking.map(\.slotLength) == [20, 15, 15])
  }

  @Test func `a party that does not come holds no meetings`() throws {
    let festival = try referenceFestival()
    let firms = festival.matchmaking[0].firms.filter { $0.unit == "MEL.CO" }

    let changed = applied("party MEL cancelled", to: festival)

    #expect(firms.count == 12)
    #expect(changed.matchmaking.flatMap(\.firms).count == festival.matchmaking[0].firms.count - 12)
    #expect(changed.matchmaking.flatMap(\.requests) == [])
  }

  @Test func `absence is taken out of the free stretches`() {
    let festival = TinyFestival().unit("X.H", available: ["09:00-12:00"]).festival

    let changed = applied("X.H absent 2018-03-26T10:00/2018-03-26T11:00", to: festival)
    let never = applied("X.H absent 2018-03-26T08:00/2018-03-26T13:00", to: festival)

    #expect(changed.unit("X.H").available == ["09:00-10:00", "11:00-12:00"])
    // No stretch at all would mean always.
    #expect(never.unit("X.H").available == ["00:00-00:00"])
  }

  @Test func `a cancelled session leaves nothing behind`() throws {
    let festival = try referenceFestival()

    let changed = applied("session COLL cancelled", to: festival)

    #expect(changed.sessions.count == 52)
    #expect(changed.session("S26").precedences == [])
    #expect(changed.mediaSlots.count == 19)
    #expect(changed.mediaSlots.allSatisfy { !$0.mustHave.contains(.sameAs("MS08")) })
    #expect(changed.waves.map(\.id) == ["W2", "W3", "W4", "R1", "G1", "W2E", "W3E", "R1E"])
  }

  @Test func `an outlet that need not come leaves the others of its kind`() throws {
    let festival = try referenceFestival()

    let changed = applied("slot MS10 without M12|M01", to: festival)

    let stations = festival.outlets.filter { $0.kind == "tv" }.map(\.id)
    let wanted = Set(stations + ["M01", "M02", "M04", "M05"]).subtracting(["M12", "M01"])
    #expect(
      changed.mediaSlot("MS10").mustHave
        == festival.outlets.map(\.id).filter(wanted.contains).map { .outlet($0) })
  }

  @Test func `an interview moved to a room without booths gets one there`() throws {
    let festival = try referenceFestival()

    let changed = applied("interview IV01 also at HBN-B2", to: festival)

    #expect(changed.interview("IV01").venues == ["HBN-MC", "HBN-B2"])
    #expect(changed.venue("HBN-B2").features["interview_booths"] == 1)
    #expect(changed.venue("HBN-MC").features["interview_booths"] == 3)
  }

  @Test func `an officer who is ill still is the officer of his party`() throws {
    let festival = try referenceFestival()

    let changed = applied("liaison LO05 ill", to: festival)

    #expect(changed.liaisonOfficer("LO05").parties == festival.liaisonOfficer("LO05").parties)
    // No stretch at all would mean always.
    #expect(changed.liaisonOfficer("LO05").available == ["00:00-00:00"])
  }

  @Test func `a party that does not come is expected nowhere`() throws {
    let festival = try referenceFestival()

    let changed = applied("party LEV cancelled", to: festival)

    let units: Set<AttendanceUnit.ID> = ["LEV.H", "LEV.S"]
    #expect(
      changed.sessions.allSatisfy { session in
        units.isDisjoint(with: session.namedUnits + session.optional)
      })
    // The call on its mayor does not take place; everything else does.
    #expect(
      Set(festival.sessions.map(\.id)).subtracting(changed.sessions.map(\.id)) == ["S35"])
    #expect(
      changed.guests.count == festival.guests.count
        - festival.guests.count {
          units.contains($0.unit)
        })
  }

  @Test func `an interpreter who joins serves the modes named`() throws {
    let festival = try referenceFestival()

    let changed = applied("interpreter J9 added language=JA modes=CI", to: festival)

    let serving = changed.interpreters.filter {
      $0.serves(InterpretingNeed(language: "JA", mode: .consecutive))
    }
    #expect(serving.map(\.id).last == "J9")
    #expect(serving.count == 7)
  }

  @Test func `rain closes what is outdoors and offers the wet alternative`() throws {
    let festival = try referenceFestival()

    let changed = applied("wet 2018-03-28", to: festival)

    #expect(changed.venue("YTZ-STAGE").closed == [TimeSpan(start: "2 00:00", end: "3 00:00")])
    #expect(changed.session("S27").venues == ["YTZ-STAGE", "HBN-BALL"])
    #expect(changed.venue("HBN-BALL").closed == [])
  }

  @Test func `closing and opening again changes nothing`() throws {
    let festival = try referenceFestival()

    let changed = applied(
      "venue HBN-R200 closed 2018-03-28T13:00/2018-03-28T18:00",
      "venue HBN-R200 opens 2018-03-28T13:00/2018-03-28T18:00", to: festival)

    #expect(changed.venues == festival.venues)
  }

  @Test func `a new party is one unit with as many guests`() throws {
    let festival = try referenceFestival()

    let changed = applied(
      "party C-IL added country=IL size=12 hotel=HTB sessions=OPEN|LUNCH", to: festival)

    #expect(changed.guests.count == 406)
    #expect(changed.unit("C-IL.X").size == 12)
    #expect(changed.session("S27").required.contains("C-IL.X"))
    #expect(!changed.session("S41").required.contains("C-IL.X"))
  }

  @Test func `a substitute takes the place of whom it stands for`() throws {
    let festival = try referenceFestival()

    let changed = applied("CTY.L5 replaced by CTY.L6 at C-AE1", to: festival)

    #expect(changed.session("S32").hosts == ["CTY.L6"])
  }
}
