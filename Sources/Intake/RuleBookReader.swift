// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads `rules` of the festival file: every number must be there, with a source.
enum RuleBookReader {
  /// A stand-in while the festival file cannot be read.
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
    "HC19": ["gate_kinds"], "HC24": ["windows"], "SC02": ["holidays"], "SC04": ["lunch_window"],
    "SC10": ["courtesy_kinds"], "SC11": ["filing_time"], "SC12": ["evening_limit"],
  ]

  /// Weights have two decimals, a point 6000 parts.
  private static let partsPerHundredth = Points.perPoint / 100

  static func read(_ node: FestivalNode?, log: FindingLog) -> RuleBook {
    guard let node else { return empty }
    let ruleNames = RuleID.allCases.map(\.rawValue).filter { !keys(of: $0).isEmpty }
    node.expectKeys(ruleNames, code: .unknownRuleKey)
    var values: [RuleBook.Parameter: Int] = [:]
    var sources: [String: String] = [:]
    for name in ruleNames {
      guard let rule = node.required(name, code: .parameterMissing) else { continue }
      rule.expectKeys(keys(of: name) + ["source"], code: .unknownRuleKey)
      sources[name] = rule.required("source", code: .sourceMissing)?.filled()
      for parameter in RuleBook.Parameter.allCases where parameter.rule == name {
        if let value = rule.required(parameter.key, code: .parameterMissing) {
          values[parameter] = number(value, parameter, log: log)
        }
      }
    }
    return RuleBook(
      values: values,
      sources: sources,
      gateKinds: setting(node, "HC19", "gate_kinds").texts(),
      courtesyKinds: setting(node, "SC10", "courtesy_kinds").texts(),
      buffetWindows: setting(node, "HC24", "windows").items().compactMap { $0.dailyWindow() },
      lunchWindow: setting(node, "SC04", "lunch_window").window() ?? empty.lunchWindow,
      filingTime: setting(node, "SC11", "filing_time").time() ?? 0,
      eveningLimit: setting(node, "SC12", "evening_limit").time() ?? 0,
      holidays: setting(node, "SC02", "holidays").items().compactMap(holiday)
    )
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
      "\(quoted(text)) is not a weight",
      remedy: "Write a number from 0 to 100000 with at most two decimals"
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

  /// A setting that must be there; stands for nothing, silently, after its absence is reported.
  private static func setting(
    _ node: FestivalNode,
    _ rule: String,
    _ key: String
  ) -> RequiredSetting {
    RequiredSetting(node: node[rule]?.required(key, code: .parameterMissing))
  }

  private struct RequiredSetting {
    let node: FestivalNode?

    func texts() -> [String] { node?.texts() ?? [] }
    func items() -> [FestivalNode] { node?.items() ?? [] }
    func window() -> RuleBook.DailyWindow? { node?.dailyWindow() }
    func time() -> Minutes? { node?.timeOfDay() }
  }
}
