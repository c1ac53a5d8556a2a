// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads `rules` of the festival file: what a festival does not write keeps its default, and what it
/// writes needs a source.
enum RuleBookReader {
  /// A book without a number, which the defaults fill.
  static let empty = RuleBook(
    values: [:],
    sources: [:],
    gateKinds: [],
    courtesyKinds: [],
    buffetWindows: [],
    lunchWindow: RuleBook.DailyWindow(from: 0, to: 0),
    filingTime: 0,
    eveningLimit: 0,
    holidays: []
  )

  /// The settings of rules that are no numbers.
  private static let otherKeys = [
    "HC19": ["gate_kinds"], "HC22": ["hours"], "HC23": ["decide_at"],
    "HC24": ["windows"], "SC02": ["holidays"],
    "SC04": ["lunch_window"],
    "SC10": ["courtesy_kinds"], "SC11": ["filing_time"], "SC12": ["evening_limit"],
  ]

  /// Weights have two decimals, a point 6000 parts.
  private static let partsPerHundredth = Points.perPoint / 100

  /// The book of a festival: its own numbers, and those of `defaults` where it gives none.
  static func read(_ node: FestivalNode?, defaults: RuleBook, log: FindingLog) -> RuleBook {
    guard let node else { return defaults }
    let ruleNames = RuleID.allCases.map(\.rawValue).filter { !keys(of: $0).isEmpty }
    node.expectKeys(ruleNames, code: .unknownRuleKey)
    var book = defaults
    for name in ruleNames {
      guard let rule = node[name] else { continue }
      rule.expectKeys(keys(of: name) + ["source"], code: .unknownRuleKey)
      if let source = rule.required("source", code: .sourceMissing)?.filled() {
        book.sources[name] = source
      }
      for parameter in RuleBook.Parameter.allCases where parameter.rule == name {
        if let value = rule[parameter.key] {
          book.values[parameter] = number(value, parameter, log: log) ?? book.values[parameter]
        }
      }
    }
    func setting(_ rule: String, _ key: String) -> FestivalNode? { node[rule]?[key] }
    if let kinds = setting("HC19", "gate_kinds") { book.gateKinds = kinds.texts() }
    if let hours: DrivingHours.Preset = setting("HC22", "hours")?.word() {
      book.drivingHours = hours
    }
    if let time = setting("HC23", "decide_at")?.timeOfDay() { book.rainDecision = time }
    if let kinds = setting("SC10", "courtesy_kinds") { book.courtesyKinds = kinds.texts() }
    if let windows = setting("HC24", "windows") {
      book.buffetWindows = windows.items().compactMap { $0.dailyWindow() }
    }
    if let window = setting("SC04", "lunch_window")?.dailyWindow() { book.lunchWindow = window }
    if let time = setting("SC11", "filing_time")?.timeOfDay() { book.filingTime = time }
    if let time = setting("SC12", "evening_limit")?.timeOfDayOrNight() { book.eveningLimit = time }
    if let days = setting("SC02", "holidays") { book.holidays = days.items().compactMap(holiday) }
    return book
  }

  private static func keys(of rule: String) -> [String] {
    RuleBook.Parameter.allCases.filter { $0.rule == rule }.map(\.key) + (otherKeys[rule] ?? [])
  }

  private static func number(
    _ node: FestivalNode,
    _ parameter: RuleBook.Parameter,
    log: FindingLog
  ) -> Int? {
    guard parameter.unit == .points else { return node.number(in: 0...10_080) }
    guard let text = node.filled() else { return nil }
    if let hundredths = NumberText.decimal(text, digits: 2), hundredths <= 100_000_00 {
      return hundredths * partsPerHundredth
    }
    node.add(
      .notANumber,
      LocalizedText(zh: "\(quotedZh(text))不是分值", en: "\(quoted(text)) is not a weight"),
      remedy: LocalizedText(
        zh: "请填写 0 到 100000 的数，最多两位小数",
        en: "Write a number from 0 to 100000 with at most two decimals")
    )
    return nil
  }

  private static func holiday(_ node: FestivalNode) -> RuleBook.Holiday? {
    node.expectKeys(["country", "date", "name"])
    guard let country = node.required("country"), let date = node.required("date")?.date(),
      LanguageText.isCountry(country.text, at: country.place, log: node.log)
    else { return nil }
    return RuleBook.Holiday(country: country.text, date: date, name: node["name"]?.text ?? "")
  }
}
