// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Yams

/// What `festival.yaml` says; parts that cannot be read have stand-ins and a finding.
struct FestivalFile {
  var name = LocalizedText(zh: "", en: "")
  /// `nil` when zone or first day cannot be read.
  var clock: FestivalClock?
  var dayCount = 1
  /// Whether it is known which days the festival has, so that times can be checked against them.
  var hasDays = false
  var grid: Minutes = 5
  var houseLanguage = "ZH"
  var officeEmail = ""
  var precedence = Precedence.vienna
  var countryNames: [String: LocalizedText] = [:]
  var types: [SessionType] = []
  var rules: RuleBook
  var movementRules = MovementRules()
  /// The peak rule, whose places are checked once the places are read.
  var peak: FestivalNode?
  var assertions: [Assertion] = []
  var isRead = false

  private static let keys = [
    "name", "synthetic", "time_zone", "first_day", "days", "grid_min", "house_language",
    "office_email", "precedence", "countries", "travel", "session_types", "rules", "assertions",
  ]

  init(_ bytes: [UInt8]?, log: FindingLog) {
    rules = RuleBookReader.empty
    guard let bytes, let root = Self.root(of: bytes, log: log) else { return }
    isRead = true
    root.expectKeys(Self.keys)
    if let text = root.required("name")?.localizedText() { name = text }
    readClock(root)
    if let days = root.required("days")?.number(in: 1...366) {
      dayCount = days
      hasDays = clock != nil
    }
    if let minutes = root["grid_min"]?.number(in: 1...60) { grid = Minutes(minutes) }
    if let node = root["house_language"], let language = node.filled(),
      LanguageText.isCode(language, at: node.place, log: log)
    {
      houseLanguage = language
    }
    if let email = root["office_email"]?.filled() { officeEmail = email }
    if let policy: Precedence = root["precedence"]?.word() { precedence = policy }
    if let synthetic = root["synthetic"] { _ = synthetic.flag() }
    for (key, value) in root["countries"]?.entries() ?? []
    where LanguageText.isCountry(key.text, at: key.place, log: log) {
      if let text = value.localizedText() { countryNames[key.text] = text }
    }
    peak = root["travel"]?["peak"]
    root["travel"]?.expectKeys(["peak", "stay_min", "source"])
    if let stay = root["travel"]?["stay_min"]?.number(in: 0...1440) {
      let source = root["travel"]?.required("source", code: .sourceMissing)?.filled()
      movementRules = MovementRules(stay: Minutes(stay), source: source ?? "")
    }
    types = SessionTypeReader.read(root.required("session_types"))
    rules = RuleBookReader.read(root.required("rules"), log: log)
    assertions = (root["assertions"]?.items() ?? []).compactMap(AssertionReader.read)
  }

  private mutating func readClock(_ root: FestivalNode) {
    let day = root.required("first_day")?.date()
    guard let node = root.required("time_zone"), let zoneName = node.filled() else { return }
    // TimeZone reads abbreviations such as EST too, which have no daylight-saving rules.
    guard zoneName == "UTC" || zoneName.contains("/"), let zone = TimeZone(identifier: zoneName)
    else {
      node.add(
        .unknownTimeZone,
        "There is no time zone \(quoted(zoneName))",
        remedy: "Write its name in the time-zone database, such as Asia/Shanghai"
      )
      return
    }
    if let day { clock = FestivalClock(timeZone: zone, firstDay: day) }
  }

  private static func root(of bytes: [UInt8], log: FindingLog) -> FestivalNode? {
    let file = TableSchema.festivalFile
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard UTF8Check.isClean(text, file: file, log: log) else { return nil }
    do {
      if let node = try Yams.compose(yaml: String(decoding: text, as: UTF8.self)) {
        return FestivalNode(node, log: log)
      }
      log.add(
        .yamlShape,
        at: Finding.Location(file: file, line: 1, column: 1),
        "The festival file is empty",
        remedy: "Start from the template: attache new <slug>"
      )
    } catch let error as YamlError {
      report(error, log: log)
    } catch {
      report(.no, log: log)
    }
    return nil
  }

  private static func report(_ error: YamlError, log: FindingLog) {
    let file = TableSchema.festivalFile
    let remedy = "Check indentation, colons and quotes around this line"
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map(quoted).joined(separator: ", ")
      log.add(
        .yamlKeyTwice,
        at: Finding.Location(
          file: file,
          line: context.mark.line,
          column: context.mark.column
        ),
        "The map that starts here has the key \(names) twice",
        remedy: "Keep one of the two"
      )
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.add(
        .yamlSyntax,
        at: Finding.Location(file: file, line: mark.line, column: mark.column),
        "This is not YAML: \(problem)",
        remedy: remedy
      )
    default:
      log.add(
        .yamlSyntax,
        at: Finding.Location(file: file, line: 1, column: 1),
        "This is not YAML",
        remedy: remedy
      )
    }
  }
}
