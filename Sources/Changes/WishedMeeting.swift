// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake

/// A meeting somebody wishes for, as a session that does not exist yet.
///
/// Written `C-IE meets CTY.L2 [on DATE] [FROM/TO] [at VENUE|VENUE] [for MINUTES]`.
package struct WishedMeeting: Sendable, Hashable {
  /// As it was written.
  package let text: String
  /// A call between the units named, with every window and venue that the wish leaves open; called `WISH`, or `WISH-2` and
  /// so on where a festival has such a session.
  package let session: Session

  private static let name = "WISH"

  private static let usualLength = 30

  /// Reads a wish; findings say what is unknown, with the nearest names.
  package static func read(
    _ text: String, called place: String = "wish", for festival: Festival
  ) -> (meeting: WishedMeeting?, findings: [Finding]) {
    var findings: [Finding] = []
    func complain(_ code: FindingCode, _ cause: LocalizedText, _ remedy: LocalizedText) {
      findings.append(
        Finding(
          severity: code.severity, code: code.rawValue, location: Finding.Location(file: place),
          cause: cause, remedy: remedy))
    }
    func who(_ name: String) -> [AttendanceUnit] {
      let units = festival.units.filter { $0.id.rawValue == name || $0.party.rawValue == name }
      if units.isEmpty {
        let known = festival.parties.map(\.id.rawValue) + festival.units.map(\.id.rawValue)
        let near = NearestNames.of(name, among: known)
        complain(
          .unknownReference,
          LocalizedText(zh: "没有团组或单元“\(name)”", en: "There is no party or unit '\(name)'"),
          Self.nearest(near, of: "units.csv"))
      }
      return units
    }
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 3, words[1] == "meets" else {
      complain(
        .changeSyntax, LocalizedText(zh: "意愿无法读取", en: "The wish cannot be read"),
        LocalizedText(
          zh: "请写成 'C-IE meets CTY.L2 on 2018-03-28 at CIV-REC'",
          en: "Write it like 'C-IE meets CTY.L2 on 2018-03-28 at CIV-REC'"))
      return (nil, findings)
    }
    let guests = who(words[0])
    let hosts = who(words[2])
    words.removeFirst(3)
    let hours = festival.officialHours
    var windows = hours
    var venues: [Venue.ID] = []
    var length = Minutes(usualLength)
    while let word = words.first {
      let value = words.count > 1 ? words[1] : ""
      switch word {
      case "on":
        if let day = CivilDate(value)?.days(since: festival.clock.firstDay),
          (0..<festival.dayCount).contains(day)
        {
          windows = [hours[day]]
        } else {
          complain(
            .badDate,
            LocalizedText(
              zh: "“\(value)”不在活动期间", en: "'\(value)' is no day of the festival"),
            LocalizedText(
              zh: "活动自 \(festival.clock.date(ofDay: 0)) 至 "
                + "\(festival.clock.date(ofDay: festival.dayCount - 1))",
              en: "Its days are \(festival.clock.date(ofDay: 0)) "
                + "to \(festival.clock.date(ofDay: festival.dayCount - 1))"))
        }
      case "at":
        for name in value.split(separator: "|").map(String.init) {
          if festival.hasVenue(Venue.ID(name)) {
            venues.append(Venue.ID(name))
          } else {
            let near = NearestNames.of(name, among: festival.venues.map(\.id.rawValue))
            complain(
              .unknownReference,
              LocalizedText(zh: "没有场地“\(name)”", en: "There is no venue '\(name)'"),
              Self.nearest(near, of: "venues.csv"))
          }
        }
      case "for":
        guard let minutes = Int(value), (1...1440).contains(minutes) else {
          complain(
            .notANumber,
            LocalizedText(
              zh: "“\(value)”不是分钟数", en: "'\(value)' is no length in minutes"),
            LocalizedText(zh: "请写成 for 30", en: "Write for 30"))
          break
        }
        length = Minutes(minutes)
      default:
        let ends = word.split(separator: "/").compactMap { festival.clock.parse(String($0)) }
        if ends.count == 2, ends[0] < ends[1] {
          windows = [TimeSpan(start: ends[0], end: ends[1])]
        } else {
          complain(
            .changeSyntax,
            LocalizedText(zh: "此处的“\(word)”无法读取", en: "'\(word)' cannot be read here"),
            LocalizedText(
              zh: "请写 on、at、for 或 FROM/TO", en: "Write on, at, for or FROM/TO"))
        }
        words.removeFirst()
        continue
      }
      words.removeFirst(min(2, words.count))
    }
    guard findings.isEmpty, let type = type(in: festival, lasting: length) else {
      return (nil, findings)
    }
    if venues.isEmpty {
      venues = festival.venues.filter { venue in
        type.features.allSatisfy { venue.features[$0] != nil }
      }.map(\.id)
    }
    let house = festival.parts.houseLanguage
    let languages = guests.first.map { festival.party($0.party).languages } ?? []
    let interpreted = languages.first { language in
      language != house && festival.interpreters.contains { $0.language == language }
    }
    let needs =
      languages.first == house
      ? [] : interpreted.map { [InterpretingNeed(language: $0, mode: .consecutive)] } ?? []
    let key = freeName(in: festival)
    return (
      WishedMeeting(
        text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        session: Session(
          id: Session.ID(key), key: key, name: name(of: guests, hosts, in: festival),
          type: type.id, duration: length, windows: windows,
          venues: venues, required: guests.map(\.id), hosts: hosts.map(\.id), interpreting: needs)),
      []
    )
  }

  private static func nearest(_ names: [String], of table: String) -> LocalizedText {
    names.isEmpty
      ? LocalizedText(zh: "请写 \(table) 中的编号", en: "Name one of \(table)")
      : LocalizedText(
        zh: "是不是 \(names.joined(separator: "、"))？",
        en: "Did you mean \(names.joined(separator: ", "))?")
  }

  /// Who meets whom in the languages of the house, as its tables would have it; a whole party by its name.
  private static func name(
    of guests: [AttendanceUnit], _ hosts: [AttendanceUnit], in festival: Festival
  ) -> LocalizedText {
    func called(_ units: [AttendanceUnit]) -> LocalizedText {
      units.count == 1 ? units[0].name : festival.party(units[0].party).name
    }
    let (guest, host) = (called(guests), called(hosts))
    func text(_ code: String) -> String? {
      guard festival.languages.codes.contains(code) else { return nil }
      return switch Language(code: code) {
      case .zh: "\(host[.zh])会见\(guest[.zh])"
      case .ja: "\(host[.ja])と\(guest[.ja])の会見"
      case .ko: "\(host[.ko])와 \(guest[.ko])의 면담"
      case .en, nil: "\(guest[.en]) meets \(host[.en])"
      }
    }
    let own = text(festival.languages.first) ?? ""
    let others = festival.languages.codes.filter { Language(code: $0) == nil }
    return LocalizedText(
      zh: text("zh") ?? own, en: text("en") ?? own, ja: text("ja"), ko: text("ko"),
      others: Dictionary(others.map { ($0, text($0) ?? own) }) { first, _ in first })
  }

  /// The first name that no session of the festival has.
  private static func freeName(in festival: Festival) -> String {
    let known = Set(festival.sessions.flatMap { [$0.id.rawValue, $0.key] })
    var (free, number) = (name, 1)
    while known.contains(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  /// The festival's kind of call that may last so long; a courtesy call if it can be one.
  private static func type(in festival: Festival, lasting length: Minutes) -> SessionType? {
    let calls = festival.parts.types.filter { $0.isCall && ($0.longest ?? length) >= length }
    return calls.first(where: \.isCourtesy) ?? calls.first ?? festival.parts.types.first
  }
}
