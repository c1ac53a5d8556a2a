// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ListImport
import Testing

/// Cards of phones and mail programs, in the versions they write.
@Suite struct VCardReaderTests {
  private func card(_ lines: String...) -> [UInt8] {
    Array((["BEGIN:VCARD"] + lines + ["END:VCARD"]).map { $0 + "\r\n" }.joined().utf8)
  }

  @Test func `cards of versions 2, 3 and 4 become guests`() throws {
    let cards =
      card(
        "VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=A0=B7=E6=9C=AC;=E8=8A=B1=",
        "=E5=AD=90",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=A0=B7=E6=9C=AC=E8=8A=B1=E5=AD=90",
        "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=A0=B7=E6=9C=AC=E5=9B=A2",
        "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;;;;;=E6=97=A5=E6=9C=AC")
      + card(
        "VERSION:3.0", "N:Mihon;Ichiro;;;", "FN:Ichiro Mihon", "ORG:样本团;", "TITLE:領事",
        "item1.TEL;type=CELL:+81-90-0000-0001", "EMAIL;TYPE=work:ichiro@example.org",
        "ADR;TYPE=work:;;Sample 1\\, 2nd floor;;;;Japan", "NOTE:A long remark that is fol",
        " ded\\nin two")
      + card(
        "VERSION:4.0", "FN:Erika Muster", "N:Muster;Erika;;;", "GENDER:F", "LANG;PREF=1:de",
        "LANG:en", "ORG:Muster GmbH", "TEL;VALUE=uri;TYPE=\"voice,cell\":tel:+49-0-0000",
        "ADR:;;;;;;Germany")
    var trial = ListTrial()

    let report = try #require(try trial.run(("cards.vcf", cards)), "\(trial.log.findings)")

    let guests = try trial.guests
    #expect(report.lists[0].format == "vCard, UTF-8")
    #expect(report.lists[0].added == 3)
    #expect(guests.map(\.nameZh) == ["样本花子", "", ""])
    #expect(guests.map(\.nameLatin) == ["", "MIHON, Ichiro", "MUSTER, Erika"])
    #expect(guests.map(\.country) == ["JP", "JP", "DE"])
    #expect(guests.map(\.sex) == ["", "", "F"])
    #expect(guests.map(\.title) == ["", "領事", ""])
    #expect(guests.map(\.phone) == ["", "+81-90-0000-0001", "+49-0-0000"])
    #expect(guests[1].email == "ichiro@example.org")
    #expect(guests[1].note == "A long remark that is folded in two")
    #expect(guests[2].languages == ["DE", "EN"])
    #expect(try trial.festival.parties.map(\.country) == ["JP", "DE"])

    let again = try #require(try trial.run(("cards.vcf", cards)))
    #expect(again.lists[0].unchanged == 3)
    #expect(again.files.isEmpty)
  }

  @Test func `cards of nobody, and of a country that is not known, are skipped with the reason`()
    throws
  {
    let cards =
      card("VERSION:4.0", "KIND:org", "FN:Muster GmbH", "ADR:;;;;;;Germany")
      + card("VERSION:3.0", "X-ABShowAs:COMPANY", "FN:Muster GmbH")
      + card("VERSION:3.0", "EMAIL:nobody@example.org")
      + card("VERSION:4.0", "FN:Max Muster", "ADR:;;;;;;Somewhere")
    var trial = ListTrial()

    let report = try #require(try trial.run(("cards.vcf", cards)))

    #expect(
      report.lists[0].skipped.map(\.reason) == [.notPerson, .notPerson, .noName, .noCountry])
    #expect(report.lists[0].rowCount == 4)
    #expect(report.files.isEmpty)
    #expect(trial.codes == ["W408"])
  }
}
