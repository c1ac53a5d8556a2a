// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// Where a session could be, painted over a board: runs of starts with one verdict are one strip.
package struct Weighing: Sendable {
  /// Neighbouring starts in one room that say the same.
  package struct Strip: Hashable, Sendable {
    package let venue: Venue.ID
    package let first: LocalTime
    /// The last start of the run.
    package let last: LocalTime
    package let option: SessionOption
    /// 1 to 3 for the strips with the best of the whole map.
    package let rank: Int?
  }

  package let session: Session.ID
  /// Every start and venue, by start and then by venue.
  package let options: [SessionOption]
  /// By day, then by venue, then by start.
  package let strips: [Strip]

  /// - Complexity: linear in the number of options, after sorting.
  package init(_ session: Session.ID, _ options: [SessionOption], grid: Minutes) {
    self.session = session
    self.options = options
    var strips: [Strip] = []
    let sorted = options.sorted { a, b in
      (a.start.day, a.venue, a.start) < (b.start.day, b.venue, b.start)
    }
    for option in sorted {
      if let before = strips.last, before.venue == option.venue,
        before.last + grid == option.start, before.first.day == option.start.day,
        Self.says(before.option, likeThatOf: option)
      {
        strips[strips.count - 1] = Strip(
          venue: before.venue, first: before.first, last: option.start, option: before.option,
          rank: nil)
      } else {
        strips.append(
          Strip(
            venue: option.venue, first: option.start, last: option.start, option: option, rank: nil)
        )
      }
    }
    for (rank, index) in Self.order(strips).prefix(3).enumerated() {
      let strip = strips[index]
      strips[index] = Strip(
        venue: strip.venue, first: strip.first, last: strip.last, option: strip.option,
        rank: rank + 1)
    }
    self.strips = strips
  }

  /// What can be had without moving others, cheapest first; then what takes fewest others.
  package var best: [Strip] { Self.order(strips).map { strips[$0] } }

  private static func order(_ strips: [Strip]) -> [Int] {
    strips.indices.filter {
      strips[$0].option.verdict.isFree
        || (strips[$0].option.verdict == .others && strips[$0].option.others != nil)
    }.sorted { i, j in
      let (a, b) = (strips[i], strips[j])
      return (a.option.others ?? 0, a.option.points ?? .zero, a.first, a.venue)
        < (b.option.others ?? 0, b.option.points ?? .zero, b.first, b.venue)
    }
  }

  private static func says(_ a: SessionOption, likeThatOf b: SessionOption) -> Bool {
    a.verdict == b.verdict && a.points == b.points && a.others == b.others
      && (a.verdict.isFree || a.reason?.rule == b.reason?.rule)
  }

  /// How many options have each verdict.
  package var counts: [SessionOption.Verdict: Int] {
    Dictionary(options.map { ($0.verdict, 1) }, uniquingKeysWith: +)
  }
}

extension SessionOption.Verdict {
  var name: LocalizedText {
    switch self {
    case .better: LocalizedText(zh: "更优", en: "better")
    case .same: LocalizedText(zh: "持平", en: "as good")
    case .dearer: LocalizedText(zh: "多扣分", en: "dearer")
    case .others: LocalizedText(zh: "须动别场", en: "possible if others move")
    case .forbidden: LocalizedText(zh: "不可行", en: "forbidden")
    }
  }
}

extension SessionOption {
  /// The sign of the verdict with its number, such as `✓−3`, `✓0`, `✓+5`, `⇄2` or `✕`.
  var mark: String {
    switch verdict {
    case .better: "✓\((points ?? .zero).signed)"
    case .same: "✓0"
    case .dearer: "✓\((points ?? .zero).signed)"
    case .others: others.map { "⇄\($0)" } ?? "⇄"
    case .forbidden: "✕"
    }
  }
}
