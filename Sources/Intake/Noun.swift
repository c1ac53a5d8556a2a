// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What the rows of the tables are called in findings.
enum Noun {
  static let place = LocalizedText(zh: "地点", en: "place")
  static let venue = LocalizedText(zh: "场地", en: "venue")
  static let party = LocalizedText(zh: "团组", en: "party")
  static let unit = LocalizedText(zh: "单元", en: "unit")
  static let guest = LocalizedText(zh: "嘉宾", en: "guest")
  static let session = LocalizedText(zh: "场次", en: "session")
  static let opening = LocalizedText(zh: "名额", en: "opening")
  static let outlet = LocalizedText(zh: "媒体", en: "outlet")
  static let journalist = LocalizedText(zh: "记者", en: "journalist")
  static let mediaSlot = LocalizedText(zh: "采访时段", en: "media slot")
  static let interview = LocalizedText(zh: "专访", en: "interview")
  static let interviewWithBuffer = LocalizedText(zh: "专访（含缓冲）", en: "interview and buffer")
  static let interpreter = LocalizedText(zh: "翻译", en: "interpreter")
  static let officer = LocalizedText(zh: "联络员", en: "liaison officer")
  static let vehicle = LocalizedText(zh: "车辆", en: "vehicle")
  static let driver = LocalizedText(zh: "司机", en: "driver")
  static let trip = LocalizedText(zh: "车次", en: "trip")
  static let rider = LocalizedText(zh: "乘车人", en: "rider")
  static let wave = LocalizedText(zh: "车队", en: "wave")
  static let matchmaking = LocalizedText(zh: "一对一洽谈", en: "matchmaking")
  static let firm = LocalizedText(zh: "企业", en: "firm")
  static let wish = LocalizedText(zh: "意愿", en: "wish")
  static let item = LocalizedText(zh: "节目", en: "item")
  static let relation = LocalizedText(zh: "关系", en: "relation")
  static let row = LocalizedText(zh: "行", en: "row")
}
