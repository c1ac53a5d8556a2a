// SPDX-License-Identifier: Apache-2.0

import ICalendar
import Testing

/// What the owner of a calendar has declined takes none of his hours.
@Suite struct CalendarOwnerTests {
  private static let hana = "hana@kyoto.example"
  private static let organizer = "ORGANIZER:mailto:boss@kyoto.example"

  private static func event(_ lines: [String], uid: String = "a@test", hour: String = "01")
    -> String
  {
    let all =
      ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20180201T000000Z"]
      + ["DTSTART:20180327T\(hour)0000Z", "DTEND:20180327T\(hour)3000Z"] + lines + ["END:VEVENT"]
    return all.joined(separator: "\n")
  }

  private static func attendee(_ address: String, _ state: String) -> String {
    "ATTENDEE;CN=Somebody;PARTSTAT=\(state):mailto:\(address)"
  }

  @Test(arguments: [
    ([attendee(hana, "DECLINED")], BusyTime.Fate.declined),
    (["ATTENDEE;PARTSTAT=declined:MAILTO:Hana@Kyoto.example"], .declined),
    (["ATTENDEE;PARTSTAT=DECLINED;EMAIL=hana@kyoto.example:urn:uuid:1"], .declined),
    (
      [attendee(hana, "DECLINED"), organizer, attendee("boss@kyoto.example", "ACCEPTED")], .declined
    ),
    ([attendee(hana, "ACCEPTED")], .busy), ([attendee(hana, "TENTATIVE")], .busy),
    ([attendee(hana, "NEEDS-ACTION")], .busy), ([attendee(hana, "DELEGATED")], .busy),
    ([attendee("taro@kyoto.example", "DECLINED")], .busy),
    ([attendee("xhana@kyoto.example", "DECLINED")], .busy), ([organizer], .busy),
    ([attendee(hana, "DECLINED"), "STATUS:CANCELLED"], .free),
    ([attendee(hana, "DECLINED"), "TRANSP:OPAQUE"], .declined),
  ])
  func `only the owner's own answer counts`(lines: [String], fate: BusyTime.Fate) throws {
    let trial = try BusyTrial(Self.event(lines), of: [Self.hana])

    #expect(trial.fates == [fate])
    #expect(trial.times == (fate == .busy ? ["27 09:00–09:30"] : []))
  }

  @Test func `of two guests of a unit both must have declined`() throws {
    let both = ["hana@kyoto.example", "taro@kyoto.example"]
    func fate(_ hana: String, _ taro: String) throws -> [BusyTime.Fate] {
      try BusyTrial(
        Self.event([Self.attendee(both[0], hana), Self.attendee(both[1], taro)]), of: both
      )
      .fates
    }

    #expect(try fate("DECLINED", "ACCEPTED") == [.busy])
    #expect(try fate("DECLINED", "DECLINED") == [.declined])
  }

  @Test func `who calls a meeting comes, whoever else of his unit does not`() throws {
    let lines = [
      "ORGANIZER:mailto:hana@kyoto.example", Self.attendee("taro@kyoto.example", "DECLINED"),
    ]

    let trial = try BusyTrial(Self.event(lines), of: [Self.hana, "taro@kyoto.example"])

    #expect(trial.fates == [.busy])
  }

  @Test func `an occurrence that is declined is free, and the rest is not`() throws {
    let trial = try BusyTrial(
      BusyTrial.event(
        "DTSTART:20180326T010000Z", "DTEND:20180326T020000Z", "RRULE:FREQ=DAILY;COUNT=3",
        Self.attendee(Self.hana, "ACCEPTED")),
      BusyTrial.event(
        "RECURRENCE-ID:20180327T010000Z", "DTSTART:20180327T010000Z", "DTEND:20180327T020000Z",
        Self.attendee(Self.hana, "DECLINED")),
      of: [Self.hana])

    #expect(trial.times == ["26 09:00–10:00", "28 09:00–10:00"])
    #expect(trial.fates == [.busy, .declined])
  }

  @Test func `a calendar that is called by its owner's address tells him`() throws {
    let trial = try BusyTrial(
      "X-WR-CALNAME:hana@kyoto.example", Self.event([Self.attendee(Self.hana, "DECLINED")]))

    #expect(trial.fates == [.declined])
  }

  @Test func `who takes part in every meeting of a calendar is its owner`() throws {
    let others = ["taro@kyoto.example", "jiro@kyoto.example"]
    func fates(_ uids: [String]) throws -> [BusyTime.Fate] {
      try BusyTrial(
        Self.event(
          [Self.attendee(Self.hana, "DECLINED"), Self.attendee(others[0], "ACCEPTED")], uid: uids[0]
        ),
        Self.event(
          [Self.attendee(others[1], "DECLINED"), Self.attendee(Self.hana, "ACCEPTED")],
          uid: uids[1],
          hour: "03"), Self.event([], uid: "own", hour: "05"),
        of: ["elsewhere@kyoto.example"]
      ).fates
    }

    #expect(try fates(["a", "b"]) == [.declined, .busy, .busy])
    // One meeting tells nobody apart from the others in it.
    #expect(
      try BusyTrial(Self.event([Self.attendee(Self.hana, "DECLINED")])).fates == [.busy])
  }

  @Test func `two who take part in everything tell no owner`() throws {
    let lines = [
      Self.attendee(Self.hana, "DECLINED"), Self.attendee("taro@kyoto.example", "ACCEPTED"),
    ]

    let trial = try BusyTrial(
      Self.event(lines, uid: "a"), Self.event(lines, uid: "b", hour: "03"))

    #expect(trial.fates == [.busy, .busy])
  }
}
