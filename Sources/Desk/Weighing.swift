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
    /// 1 to 3 for the best of the whole map.
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
    let best = Self.best(options).prefix(3)
    var strips: [Strip] = []
    let sorted = options.sorted { a, b in
      (a.start.day, a.venue, a.start) < (b.start.day, b.venue, b.start)
    }
    for option in sorted {
      let rank = best.firstIndex(of: option).map { $0 + 1 }
      if let before = strips.last, before.venue == option.venue,
        before.last + grid == option.start, before.first.day == option.start.day,
        rank == nil, before.rank == nil, Self.says(before.option, likeThatOf: option)
      {
        strips[strips.count - 1] = Strip(
          venue: before.venue, first: before.first, last: option.start, option: before.option,
          rank: nil)
      } else {
        strips.append(
          Strip(
            venue: option.venue, first: option.start, last: option.start, option: option,
            rank: rank))
      }
    }
    self.strips = strips
  }

  /// What can be had without moving others, cheapest first; then what takes fewest others.
  package static func best(_ options: [SessionOption]) -> [SessionOption] {
    options.filter { $0.verdict != .forbidden && ($0.verdict.isFree || $0.others != nil) }
      .sorted { a, b in
        (a.others ?? 0, a.points ?? .zero, a.start, a.venue)
          < (b.others ?? 0, b.points ?? .zero, b.start, b.venue)
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
    case .better: "✓−\((points ?? .zero).magnitude)"
    case .same: "✓0"
    case .dearer: "✓+\(points ?? .zero)"
    case .others: others.map { "⇄\($0)" } ?? "⇄"
    case .forbidden: "✕"
    }
  }
}

extension Points {
  fileprivate var magnitude: Points { self < .zero ? .zero - self : self }
}
