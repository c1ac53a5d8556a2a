// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
package import Publishing

/// What a switch of the weather did.
package struct WeatherAnswer: Encodable {
  struct Entry: Encodable {
    let session: String
    let kind: String
    let venue: String?
    let start: String?
  }

  /// Dates on which plans for the rain are in force now.
  let days: [String]
  /// What the plan of the day says.
  let plan: [Entry]
  let output: String
  let written: [String]
  let calendars: Int
  /// `nil` where guests held another programme, or none.
  let published: PublicationAnswer?

  private let isWet: Bool
  private let date: String
  private let words: [LocalizedText]

  private enum CodingKeys: String, CodingKey {
    case days, plan, output, written, calendars, published
  }

  /// Takes the programme that is in force now, and the folders that were written.
  package init(
    of programme: Programme, on day: Int, isWet: Bool, for festival: Festival,
    in folder: URL, _ drafts: Publisher.Written, published: (Published, URL)?
  ) {
    let clock = festival.clock
    date = "\(clock.date(ofDay: day))"
    self.isWet = isWet
    if case .rain(let days, _) = programme.weather {
      self.days = days.map { "\(clock.date(ofDay: $0))" }
    } else {
      days = []
    }
    let entries =
      (programme.withoutRain.wet ?? []).first { $0.day == day }?.entries ?? []
    plan = entries.map {
      Entry(
        session: $0.session.rawValue, kind: $0.plan.kind.rawValue,
        venue: $0.plan.venue?.rawValue, start: $0.start.map(clock.iso8601))
    }
    words = entries.map { Self.words($0, of: festival) }
    output = folder.relativePath
    written = drafts.changed
    calendars = drafts.calendars
    self.published = published.map { PublicationAnswer($0.0, $0.1) }
  }

  private static func words(_ entry: WetDay.Entry, of festival: Festival) -> LocalizedText {
    let key = festival.session(entry.session).key
    let name = festival.session(entry.session).name
    let time = entry.start.map { " \(festival.clock.clockFace($0))" } ?? ""
    switch entry.plan {
    case .cancel:
      return LocalizedText(zh: "\(key) \(name.zh)：取消", en: "\(key) \(name.en): cancelled")
    case .move(let venue):
      let place = festival.venue(venue).name
      return LocalizedText(
        zh: "\(key) \(name.zh)：\(venue) \(place.zh)\(time)",
        en: "\(key) \(name.en): \(venue) \(place.en)\(time)")
    case .symbolic(let venue):
      let place = festival.venue(venue).name
      return LocalizedText(
        zh: "\(key) \(name.zh)：\(venue) \(place.zh)\(time)，象征性举行",
        en: "\(key) \(name.en): \(venue) \(place.en)\(time), symbolic")
    }
  }

  /// For a person.
  package var lines: [String] {
    let heading =
      isWet
      ? Speech.words("\(date) 启用雨天方案", "\(date): the plan for the rain is in force")
      : Speech.words("\(date) 恢复原日程", "\(date): the programme without rain is in force again")
    return [heading]
      + (isWet ? words.map { "  \(Speech.languages.spoken($0))" } : [])
      + [
        Speech.words(
          "日历 \(calendars) 份中更新 \(written.count) 份\(Speech.colon)\(output)",
          "\(written.count) of \(calendars) calendars were written: \(output)")
      ]
      + (written.count <= ShortList.longest ? ShortList.of(written) : [])
      + (published?.lines
        ?? [
          Speech.words(
            "外发的不是这份日程，已发布的日历未动",
            "Guests hold another programme, or none; published calendars were left alone")
        ])
  }
}
