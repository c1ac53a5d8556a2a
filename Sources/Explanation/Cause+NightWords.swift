// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Words for the demand that people rest overnight.
extension Cause {
  /// How long guests, or staff, rest at least.
  static func nightParameter(_ isOfStaff: Bool) -> RuleBook.Parameter {
    isOfStaff ? .staffNight : .guestNight
  }

  func nightWords(_ isOfStaff: Bool, _ festival: Festival) -> LocalizedText {
    let rest = festival.rules.number(Self.nightParameter(isOfStaff))
    return LocalizedText(
      zh: "\(isOfStaff ? "翻译和联络员" : "嘉宾")夜间至少休息\(rest)分钟",
      en: "\(isOfStaff ? "interpreters and liaison officers" : "guests") rest at least \(rest) min "
        + "overnight")
  }
}
