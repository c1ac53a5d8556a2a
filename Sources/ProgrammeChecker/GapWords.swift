// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// How a person says when one session begins after another, and what was wanted of it.
enum GapWords {
  /// What is wrong with the time from the end of `first` to the start of `second`.
  static func breach(
    _ first: LocalizedText, _ second: LocalizedText, gap: Int, least: Int, most: Int?
  ) -> LocalizedText {
    let wanted = limits(max(0, least), most)
    guard gap < 0 else {
      return LocalizedText(
        zh: "\(second.zh) 在 \(first.zh) 结束后\(length(gap).zh)开始，应为\(wanted.zh)",
        en:
          "\(second.en) starts \(length(gap).en) after the end of \(first.en) instead of \(wanted.en)"
      )
    }
    let isAny = least <= 0 && most == nil
    return LocalizedText(
      zh: "\(second.zh) 在 \(first.zh) 结束前\(length(-gap).zh)就已开始，应在其结束"
        + (isAny ? "之后" : "后\(wanted.zh)"),
      en: "\(second.en) starts \(length(-gap).en) before \(first.en) ends instead of "
        + (isAny ? "after it" : "\(wanted.en) after it"))
  }

  /// So many minutes, from two hours on in hours and days.
  static func length(_ minutes: Int) -> LocalizedText {
    guard minutes >= 120 else { return LocalizedText(zh: "\(minutes)分钟", en: "\(minutes) min") }
    let parts = [
      (minutes / 1440, "天", "d"), (minutes % 1440 / 60, "小时", "h"), (minutes % 60, "分钟", "min"),
    ].filter { $0.0 > 0 }
    return LocalizedText(
      zh: parts.map { "\($0.0)\($0.1)" }.joined(),
      en: parts.map { "\($0.0) \($0.2)" }.joined(separator: " "))
  }

  private static func limits(_ least: Int, _ most: Int?) -> LocalizedText {
    switch most {
    case nil: LocalizedText(zh: "至少\(least)分钟", en: "at least \(least) min")
    case let most? where most <= least: LocalizedText(zh: "\(least)分钟", en: "\(least) min")
    case let most? where least == 0: LocalizedText(zh: "至多\(most)分钟", en: "at most \(most) min")
    case let most?: LocalizedText(zh: "\(least)至\(most)分钟", en: "\(least) to \(most) min")
    }
  }
}
