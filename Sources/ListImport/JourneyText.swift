// SPDX-License-Identifier: Apache-2.0

/// A whole journey in one cell: `3月27日15:20 MU502 浦东`, `27 Mar 14:20 by AF112`.
struct JourneyText {
  /// The day and hour.
  let moment: DateText.Reading
  /// The flight or train, in capitals without spaces.
  let carrier: String
  /// The words behind, such as an airport's name.
  let place: String?

  /// `nil` for a text without a flight or train, or without a day beside it, or an hour if that is enough.
  init?(_ text: String, _ dates: DateText, mayLackDay: Bool = false) {
    let text = mayLackDay ? text.uppercased() : text
    guard let found = Self.carrier(in: text) else { return nil }
    var before = text[..<found.lowerBound]
    while let last = before.last, "乘坐搭 ".contains(last) { before.removeLast() }
    let behind = text[found.upperBound...].drop { "次航班机機便편".contains($0) }
    let rest = "\(before) \(behind)"
    var words = rest.split { " ,;，；、()（）".contains($0) }.map(String.init)
      .filter { !Self.fillers.contains(ListText.key($0)) }
    var place: [String] = []
    while !words.isEmpty {
      if case .success(let reading) = dates.read(
        words.joined(separator: " "), mayBeClock: mayLackDay),
        reading.date != nil || mayLackDay && reading.time != nil
      {
        moment = reading
        carrier = text[found].filter { $0 != " " }.uppercased()
        self.place = place.isEmpty ? nil : place.joined(separator: " ")
        return
      }
      // A place stands behind the rest and has no digit but that of a terminal, T2.
      guard let last = words.popLast(),
        !last.contains(where: \.isNumber) || last.wholeMatch(of: /T[1-9]/) != nil
      else { return nil }
      place.insert(last, at: 0)
    }
    return nil
  }

  /// Words that join a journey's parts.
  private static let fillers: Set<String> = [
    "by", "flight", "train", "on", "at", "via", "航班", "班机", "班機", "次", "高铁", "动车", "火车", "乘", "便",
    "편",
  ]

  /// The flight (`MU502`, `3U 8888`), else the train (`G7011`) of a text, if it has one and no more.
  private static func carrier(in text: String) -> Range<String.Index>? {
    let flights = free(
      text.matches(of: /[A-Z]{2}\s?[0-9]{3,4}|(?:[A-Z][0-9]|[0-9][A-Z])[0-9]{3,4}/).map(\.range),
      in: text
    ).filter { !noAirlines.contains(String(text[$0].prefix(2))) }
    guard flights.isEmpty else { return flights.count == 1 ? flights[0] : nil }
    // T2 is a terminal.
    let trains = free(
      text.matches(of: /[GDCKZ][0-9]{1,4}|T[0-9]{2,4}/).map(\.range), in: text)
    return trains.count == 1 ? trains[0] : nil
  }

  /// Parts of the day, eras and Roman months, which stand before numbers as airlines do.
  private static let noAirlines: Set<String> = [
    "AM", "PM", "AD", "CE", "BE", "II", "IV", "VI", "IX", "XI",
  ]

  /// The ranges that are no part of a longer word or number.
  private static func free(
    _ ranges: [Range<String.Index>], in text: String
  ) -> [Range<String.Index>] {
    ranges.filter { range in
      let isLatinBefore =
        range.lowerBound > text.startIndex
        && text[text.index(before: range.lowerBound)].isASCII
        && text[text.index(before: range.lowerBound)].isLetter
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      return !isLatinBefore && !(after.isASCII && (after.isLetter || after.isNumber))
        && !":.-/".contains(after)
    }
  }
}
