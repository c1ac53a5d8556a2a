// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct ChangeReaderTests {
  @Test(
    arguments: [
      "C-US.H arrives 2018-03-27T18:05", "C-IE departs 2018-03-28T18:40",
      "C-IE departs 2018-03-28T18:40 at WXE", "CTY.L1 absent 2018-03-28T00:00/2018-03-28T09:10",
      "C-IE optional at BANQ", "CTY.L5 replaced by CTY.L6 at C-AE1",
      "venue HBN-R200 closed 2018-03-28T13:00/2018-03-28T18:00",
      "venue HBN-R200 opens 2018-03-28T13:00/2018-03-28T18:00", "venue HBN-R200 step-free",
      "venue HBN-R200 not step-free", "interpreter J1 ill",
      "interpreter J1 ill 2018-03-28T13:00/2018-03-28T18:00",
      "interpreter J9 added language=JA modes=SI|CI", "session IOT cancelled",
      "session C-US1 pinned 2018-03-28T16:25 at CIV-REC", "session OPEN unpinned",
      "session SYM only at HBN-SALON|EXP-S1", "session IOT only on 2018-03-29|2018-03-30",
      "session IOT only 2018-03-29T13:00/2018-03-29T15:00", "session SYM also at EXP-S1",
      "session COLL also 2018-03-28T09:30/2018-03-28T09:45", "interview IV01|IV02 cancelled",
      "interview IV01 only 2018-03-28T16:05/2018-03-28T16:35",
      "interview IV01 also 2018-03-29T09:00/2018-03-29T09:15", "interview IV01 also at HBN-B2",
      "slot MS04 cancelled", "slot MS15 capacity 70", "slot MS04 without M01|M02",
      "journalist M02-2 added outlet=M02", "journalist M02-1 cancelled", "liaison LO05 ill",
      "liaison LO05 ill 2018-03-28T13:00/2018-03-28T18:00", "liaison LO99 added parties=EJP|EDE",
      "wet 2018-03-28", "party LEV cancelled", "vehicle COA lost 1", "vehicle COA3 broken",
      "vehicle COA3 broken 2018-03-28T08:00/2018-03-28T12:00", "vehicle MIN added 2",
      "driver COA3.A ill", "driver COA3.A ill 2018-03-28T08:00/2018-03-28T12:00",
      "driver D44 added kinds=COA|MIN", "road HBN YTZ takes 50", "place YTZ closed to COA|MIN",
      "place GTH coach_bays 4", "meetings M2M with A01 W36",
      "meetings M2M without A01 W01", "meetings M2M without A01", "meetings M2M tables 12",
      "meetings M2M slots 12", "meetings M2M free 0",
      "party C-IL added country=IL size=12 hotel=HTB languages=EN|HE "
        + "arrives=2018-03-27T20:00@WXS departs=2018-03-29T10:00@WXS sessions=OPEN|LUNCH",
    ])
  func `what is written reads back as it was written`(text: String) throws {
    let festival = try referenceFestival()

    let (change, findings) = ChangeReader.read(text, called: "change 1", for: festival)

    #expect(findings == [])
    #expect(change?.written(on: festival) == text)
  }

  @Test func `sessions go by identifier as well`() throws {
    let festival = try referenceFestival()

    let change = ChangeReader.read("session S31 cancelled", called: "c", for: festival).change

    #expect(change == .cancellation("S31"))
  }

  @Test(
    arguments: [
      ("party LEVV cancelled", "E302", "LEV"), ("party LEV", "E501", "docs/CHANGES.md"),
      ("interpreter J1 added language=JA", "E205", "a name no interpreter has"),
      ("interpreter J9 added languages=JA", "E501", "language"),
      ("interpreter J9 added", "E501", "language=JA"),
      ("road HBN HBN takes 5", "E501", "two places"), ("road HBN YTZ takes long", "E501", "1440"),
      ("road HBN Y takes 5", "E302", "YTZ"), ("place YTZ closed to CAR", "E302", "COA"),
      ("place YTZ opens", "E501", "docs/CHANGES.md"),
      ("vehicle COA3 lost 1", "E501", "docs/CHANGES.md"), ("vehicle COA99 broken", "E302", "COA9"),
      ("driver D44 added", "E501", "kinds=COA"),
      ("driver COA1.A added kinds=COA", "E205", "driver"),
      ("driver D9 ill", "E302", "Known"), ("vehicle MIN added none", "E501", "a number"),
      ("interview IV99 cancelled", "E302", "IV0"),
      ("interview IV01|IV02 also at HBN-B2", "E501", "docs"),
      ("slot MS04 without M12", "E302", "M01"), ("slot MS04 capacity none", "E501", "a number"),
      ("slot MS99 cancelled", "E302", "MS0"),
      ("journalist M02-1 added outlet=M02", "E205", "letters"),
      ("journalist M02-9 added", "E501", "outlet=M02"),
      ("journalist M02-9 added outlet=M99", "E302", "M"),
      ("liaison LO05 added parties=LEV", "E205", "-"),
      ("liaison LO99 added", "E501", "parties=LEV"), ("liaison LO05 away", "E501", "docs"),
      ("interpreter J9 added language=JA modes=XI", "E302", "SI"),
      ("meetings SYM tables 12", "E302", "M2M"), ("meetings M2M with A01 W99", "E302", "W0"),
      ("meetings M2M with A01 A01", "E501", "do not meet yet"),
      ("meetings M2M with W01 A01", "E501", "do not meet yet"),
      ("meetings M2M without A01 W36", "E302", "A01 meets W01, W02, W03, W04, W05, W06"),
      ("meetings M2M slots 0", "E501", "from 1 to 36"), ("meetings M2M free", "E501", "docs"),
      ("meetings M2M more", "E501", "docs"),
      ("C-UR.H arrives 2018-03-27T18:05", "E302", "C-US.H"),
      ("venue HBN-R20 closed 2018-03-28T13:00/2018-03-28T18:00", "E302", "HBN-R200"),
      ("session SIM cancelled", "E302", "SYM"), ("interpreter J11 ill", "E302", "J1"),
      ("C-US.H arrives 2018-02-30T18:05", "E206", "Write it like 2018-03-26T10:00"),
      ("C-US.H arrives 2018-03-27T18:75", "E207", "Write it like"),
      ("C-US.H arrives 2019-03-27T18:05", "E219", "from 2018-03-26 to 2018-03-31"),
      ("session IOT only on 2018-04-02", "E219", "2018-03-26 to 2018-03-31"),
      ("C-IE absent 2018-03-28T18:00/2018-03-28T17:00", "E208", "Put the earlier time first"),
      ("C-IE leaves 2018-03-28T18:00", "E501", "docs/CHANGES.md"),
      ("C-IE departs", "E501", "docs/CHANGES.md"), ("", "E501", "docs/CHANGES.md"),
      ("session IOT cancelled now", "E501", "Remove it"),
      ("C-US departs 2018-03-27T10:00", "E305", "later than the arrival"),
      ("CTY.L1 arrives 2018-03-27T10:00", "E320", "at PLACE"),
      ("party C-JP added country=IL size=1 sessions=OPEN", "E205", "a name no party has"),
      ("party IL added country=IL size=0 sessions=OPEN", "E501", "size=12"),
      ("party IL added country=IL size=2 sesions=OPEN", "E501", "sessions"),
    ] as [(String, String, String)])
  func `what cannot be read is a finding with the nearest names`(
    text: String, code: String, remedy: String
  ) throws {
    let festival = try referenceFestival()

    let (change, findings) = ChangeReader.read(text, called: "change 1", for: festival)

    #expect(change == nil)
    #expect(findings.first?.code == code)
    #expect(findings.first?.remedy.en.contains(remedy) == true, "\(findings)")
  }

  @Test(arguments: 0..<400)
  func `no text makes the reader stumble`(seed: UInt64) throws {
    let festival = TinyFestival().place("A").venue("A1", at: "A").unit("X.H").interpreter(
      "E1", "EN"
    )
    .session("S1").matchmaking(
      "S1", slots: 2, firms: ["a", "b"], of: "X.H", requests: [("a", "b")]
    )
    .festival
    let words = [
      "X", "X.H", "arrives", "departs", "absent", "at", "A", "A1", "venue", "closed", "opens",
      "session", "S1", "pinned", "only", "on", "also", "interpreter", "E1", "ill", "wet", "party",
      "added", "size=3", "sessions=S1", "country=XX", "2018-03-26", "2018-03-26T10:00", "vehicle",
      "2018-03-26T10:00/2018-03-26T11:00", "/", "|", "=", "\u{0}", "😀", "9999-99-99T99:99", "lost",
      "broken", "driver", "kinds=A", "meetings", "with", "without", "tables", "a", "b",
    ]
    var generator = SeededGenerator(seed: seed)

    let text = (0..<Int(generator.next() % 7)).map { _ in
      words[Int(generator.next() % UInt64(words.count))]
    }.joined(separator: " ")
    let (change, findings) = ChangeReader.read(text, called: "c", for: festival)

    #expect((change == nil) != findings.isEmpty)
    if let change {
      let again = ChangeReader.read(change.written(on: festival), called: "c", for: festival)
      #expect(again.change == change)
    }
  }
}
