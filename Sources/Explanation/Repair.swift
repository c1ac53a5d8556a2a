// SPDX-License-Identifier: Apache-2.0

package import Changes
package import FestivalModel
package import Planner
import ProgrammeChecker

/// Changes that resolve a conflict, each tried on the whole festival.
package struct Repair: Sendable {
  /// One change mostly; all of them are needed.
  package var changes: [Change]
  /// What it is, such as a substitute or another window.
  package var kind: Kind
  /// The programme that the changes allow, as near to the earlier one as can be.
  package var outcome: Replanner.Replanned

  /// The gentlest first.
  package enum Kind: Int, Sendable, Comparable, CaseIterable {
    case furtherWindow, furtherVenue, furtherInterpreter, furtherOfficer, furtherJournalist,
      slotCapacity, slotWithout, meetingTables, meetingSlots, meetingFreeSlots, optional,
      substitute, journey, otherStart, relation, reopening, slotCancellation, meetingCancellation,
      interviewCancellation, withdrawal, cancellation

    /// The gentler comes first, in the order of the cases.
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// Whether it takes a demand away rather than look for another time, place or person.
    var isLikely: Bool {
      switch self {
      case .furtherInterpreter, .furtherOfficer, .furtherJournalist, .slotCapacity, .slotWithout,
        .meetingTables, .meetingSlots, .meetingFreeSlots, .meetingCancellation, .optional,
        .relation, .reopening:
        true
      case .furtherWindow, .furtherVenue, .substitute, .journey, .otherStart, .slotCancellation,
        .interviewCancellation, .withdrawal, .cancellation:
        false
      }
    }

    /// Whether it takes a session or an interview away.
    var isCancellation: Bool { self == .cancellation || self == .interviewCancellation }

    /// What the repair does, in a few words for a list.
    package var words: LocalizedText {
      switch self {
      case .furtherWindow: LocalizedText(zh: "放宽时间窗", en: "relax a window")
      case .furtherVenue: LocalizedText(zh: "改用其他场地", en: "another venue")
      case .furtherInterpreter: LocalizedText(zh: "增请翻译", en: "engage another interpreter")
      case .furtherOfficer: LocalizedText(zh: "增派联络员", en: "another liaison officer")
      case .furtherJournalist: LocalizedText(zh: "增加一名记者", en: "another journalist of the outlet")
      case .slotCapacity: LocalizedText(zh: "增加采访名额", en: "more places in the media slot")
      case .slotWithout:
        LocalizedText(zh: "不要求该媒体到场", en: "the outlet need not be in the media slot")
      case .slotCancellation: LocalizedText(zh: "取消采访时段", en: "cancel the media slot")
      case .meetingTables: LocalizedText(zh: "增加洽谈桌", en: "more tables at once")
      case .meetingSlots: LocalizedText(zh: "增加洽谈时段", en: "more slots for meetings")
      case .meetingFreeSlots: LocalizedText(zh: "少留空闲时段", en: "fewer slots kept free")
      case .meetingCancellation:
        LocalizedText(zh: "取消个别洽谈", en: "do without a meeting of two firms")
      case .interviewCancellation: LocalizedText(zh: "取消专访", en: "cancel the interview")
      case .optional: LocalizedText(zh: "改为可选出席", en: "make the attendance optional")
      case .substitute: LocalizedText(zh: "请级别相近者代替", en: "a substitute of near rank")
      case .journey: LocalizedText(zh: "改动行程", en: "another journey")
      case .otherStart: LocalizedText(zh: "改动既定时间", en: "another fixed time")
      case .relation: LocalizedText(zh: "放开场次之间的关系", en: "let go of a relation between sessions")
      case .reopening: LocalizedText(zh: "开放场地", en: "open the venue")
      case .withdrawal: LocalizedText(zh: "团组不来", en: "the party does not come")
      case .cancellation: LocalizedText(zh: "取消场次", en: "cancel the session")
      }
    }
  }
}

extension Repair {
  private static let upheaval = 10

  /// What moves beyond one for each of its own changes.
  private var furtherMoves: Int { max(0, outcome.difference.changeCount - changes.count) }

  /// The best first, without those that move so much more that nobody would take them.
  static func ranked(_ repairs: [Repair]) -> [Repair] {
    let sorted = repairs.sorted(by: isBetter)
    guard let best = sorted.first else { return [] }
    return sorted.filter { $0.furtherMoves <= best.furtherMoves + upheaval }
  }

  /// Fewer changes first, then the gentler, then the one with fewer points.
  static func isBetter(_ a: Repair, _ b: Repair) -> Bool {
    (a.outcome.difference.changeCount, a.kind, a.outcome.report.score.softTotal)
      < (b.outcome.difference.changeCount, b.kind, b.outcome.report.score.softTotal)
  }
}
