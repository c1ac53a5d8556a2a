// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Publishing

/// What a push to a calendar server did.
package struct PushAnswer: Encodable {
  let calendars: Int
  let written: Int
  let recognised: Int
  let removed: Int
  let unchanged: Int
  let untried: Int
  let findings: [AnswerParts.Finding]
  /// What went wrong, for a person.
  package let complaints: [Finding]

  private enum CodingKeys: String, CodingKey {
    case calendars, written, recognised, removed, unchanged, untried, findings
  }

  /// The same in plain types, with the findings kept for ``ending``.
  package init(_ pushed: Pushed) {
    complaints = pushed.findings
    calendars = pushed.calendars
    written = pushed.written
    recognised = pushed.adopted
    removed = pushed.removed
    unchanged = pushed.unchanged
    untried = pushed.untried
    findings = pushed.findings.map(AnswerParts.Finding.init)
  }

  /// For a person, without the findings.
  package var lines: [String] {
    [
      Speech.words(
        "日历服务器：\(calendars) 份日历一致；写入 \(written)，认领 \(recognised)，删除 \(removed)，不变 \(unchanged)",
        "Calendar server: \(Speech.counted(calendars, "calendar")) in step; \(written) written, "
          + "\(recognised) recognised, \(removed) removed, \(unchanged) unchanged")
    ]
      + (untried > 0
        ? ["  " + Speech.words("未尝试 \(untried) 份，请再次运行", "\(untried) not tried; run it again")]
        : [])
  }

  /// How the push ends, if not all is well: the office decides about what others changed; the rest failed.
  package var ending: Ending? {
    guard !complaints.isEmpty else { return nil }
    return complaints.allSatisfy(\.isForTheOffice) ? .input : .world
  }
}

extension Finding {
  /// Whether a person of the office decides about it, rather than a server that failed.
  fileprivate var isForTheOffice: Bool {
    let codes: [PushFindingCode] = [.changedThere, .removedThere, .notPublished]
    return codes.contains { $0.rawValue == code }
  }
}
