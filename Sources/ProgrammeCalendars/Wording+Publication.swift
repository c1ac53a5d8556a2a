// SPDX-License-Identifier: Apache-2.0

/// Phrases of drafts, changes, cancellations and reminders.
extension Wording {
  /// Stands before every title of an edition that is not approved; a house of several languages says it in English, too.
  func draft(inOneLanguage isAlone: Bool) -> String {
    isAlone
      ? say("【草案】", "[DRAFT] ", "【案】", "[초안] ")
      : say("【草案 DRAFT】", "[DRAFT] ", "【案 DRAFT】", "[초안 DRAFT] ")
  }

  var cancelled: String { say("【已取消】", "[Cancelled] ", "【中止】", "[취소] ") }

  /// `old` is when and where it was.
  func changed(from old: String) -> String {
    say("【有变更】原为：\(old)。", "Changed. It was: \(old).", "【変更】変更前：\(old)。", "[변경] 변경 전: \(old).")
  }

  func cancelled(_ old: String) -> String {
    say(
      "此项已取消。原为：\(old)。", "This item is cancelled. It was: \(old).", "この予定は中止になりました。元の予定：\(old)。",
      "이 일정은 취소되었습니다. 원래 일정: \(old).")
  }

  /// When and where in one line.
  func placement(_ time: String, _ location: String) -> String {
    say(
      "\(time)，\(location)", "\(time), \(location)", "\(time)、\(location)", "\(time), \(location)")
  }

  func movementTitle(_ from: String, _ to: String) -> String {
    say(
      "接送：\(from) → \(to)", "Transfer: \(from) → \(to)", "送迎：\(from) → \(to)", "이동: \(from) → \(to)"
    )
  }

  func leave(_ from: String, _ to: String, _ time: String) -> String {
    say(
      "\(time) 出发：\(from) → \(to)", "Leave at \(time): \(from) → \(to)",
      "\(time) 出発：\(from) → \(to)",
      "\(time) 출발: \(from) → \(to)")
  }
}
