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
  /// How long after midnight a day of the festival ends.
  var dayEnd: Minutes = 0
  var houseLanguage = "ZH"
  var languages = HouseLanguages.chineseAndEnglish
  var officeEmail = ""
  var precedence = Precedence.vienna
  var countryNames: [String: LocalizedText] = [:]
  var types: [SessionType] = []
  /// Types the file names, also those that cannot be read and are reported as such.
  var typeNames: Set<String> = []
  var rules: RuleBook
  var movementRules = MovementRules()
  /// The peak rule, whose places are checked once the places are read.
  var peak: FestivalNode?
  var assertions: [Assertion] = []
  var isRead = false

  private static let keys = [
    "name", "synthetic", "time_zone", "first_day", "days", "day_ends", "grid_min", "house_language",
    "languages",
    "office_email", "precedence", "countries", "travel", "session_types", "rules", "assertions",
  ]

  init(_ bytes: [UInt8]?, log: FindingLog) {
    rules = FestivalDefaults.standard.rules
    guard let bytes, let root = Self.root(of: bytes, log: log) else { return }
    isRead = true
    root.expectKeys(Self.keys)
    languages = Self.languages(root)
    if let text = root.required("name")?.localizedText(languages) { name = text }
    readClock(root)
    if let days = root.required("days")?.number(in: 1...366) {
      dayCount = days
      hasDays = clock != nil
    }
    if let minutes = root["grid_min"]?.number(in: 1...60) { grid = Minutes(minutes) }
    if let end = root["day_ends"]?.timeOfDay() { readDayEnd(end, root["day_ends"]) }
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
      if let text = value.localizedText(languages) { countryNames[key.text] = text }
    }
    peak = root["travel"]?["peak"]
    root["travel"]?.expectKeys(["peak", "stay_min", "trips", "source"])
    if let stay = root["travel"]?["stay_min"]?.number(in: 0...1440) {
      let source = root["travel"]?.required("source", code: .sourceMissing)?.filled()
      movementRules = MovementRules(stay: Minutes(stay), source: source ?? "")
    }
    if let trips = root["travel"]?["trips"]?.flag() { movementRules.plansTrips = trips }
    let defaults = FestivalDefaults.standard
    (types, typeNames) = SessionTypeReader.read(
      root["session_types"], languages, defaults: defaults.types)
    rules = RuleBookReader.read(root["rules"], defaults: defaults.rules, log: log)
    assertions = (root["assertions"]?.items() ?? []).compactMap {
      AssertionReader.read($0, languages)
    }
  }

  /// What the house speaks: as it says, or else Chinese and English, or the languages its name is in
  /// when there is no Chinese name.
  private static func languages(_ root: FestivalNode) -> HouseLanguages {
    let name = root["name"]
    let named = (name?.isMap == true ? name?.entries() ?? [] : []).map(\.key.text)
      .filter(TextInLanguages.isCode)
    guard let node = root["languages"] else {
      if named.isEmpty || named.contains("zh") { return .chineseAndEnglish }
      return HouseLanguages(codes: named, named: named, isStated: true)
    }
    var codes: [String] = []
    for item in node.items() {
      guard let text = item.filled()?.lowercased() else { continue }
      if !TextInLanguages.isCode(text) {
        item.add(
          .badLanguage,
          LocalizedText(
            zh: "\(quotedZh(text))不是语种代码", en: "\(quoted(text)) is not a language code"),
          remedy: LocalizedText(
            zh: "请写成 zh、en、ja 这样的代码", en: "Write a code such as zh, en or ja"))
      } else if !codes.contains(text) {
        codes.append(text)
      }
    }
    if codes.isEmpty {
      node.add(
        .valueMissing,
        LocalizedText(zh: "languages 没有写语种", en: "'languages' names no language"),
        remedy: LocalizedText(
          zh: "请写成 [zh, en]；第一个语种的名称必填",
          en: "Write it like [zh, en]; names are needed in the first"))
      return .chineseAndEnglish
    }
    return HouseLanguages(codes: codes, named: named, isStated: true)
  }

  /// Noon is the latest: from then on it is another day for everybody.
  private mutating func readDayEnd(_ end: Minutes, _ node: FestivalNode?) {
    if end.rawValue <= LocalTime.minutesPerDay / 2 {
      dayEnd = end
      return
    }
    node?.add(
      .numberOutOfRange,
      LocalizedText(zh: "一天不能到中午以后才结束", en: "A day cannot end after noon of the next"),
      remedy: LocalizedText(
        zh: "请写凌晨的时刻，如 \"05:00\"", en: "Write a time in the morning, such as \"05:00\""))
  }

  private mutating func readClock(_ root: FestivalNode) {
    let day = root.required("first_day")?.date()
    guard let node = root.required("time_zone"), let zoneName = node.filled() else { return }
    // TimeZone reads abbreviations such as EST too, which have no daylight-saving rules.
    guard zoneName == "UTC" || zoneName.contains("/"), let zone = TimeZone(identifier: zoneName)
    else {
      node.add(
        .unknownTimeZone,
        LocalizedText(
          zh: "没有时区\(quotedZh(zoneName))", en: "There is no time zone \(quoted(zoneName))"),
        remedy: LocalizedText(
          zh: "请写时区数据库中的名称，如 Asia/Shanghai",
          en: "Write its name in the time-zone database, such as Asia/Shanghai")
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
        LocalizedText(zh: "活动文件是空的", en: "The festival file is empty"),
        remedy: LocalizedText(
          zh: "请从示例开始：attache new <名称>", en: "Start from the template: attache new <slug>")
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
    let remedy = LocalizedText(
      zh: "请检查这一行附近的缩进、冒号和引号", en: "Check indentation, colons and quotes around this line")
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      log.add(
        .yamlKeyTwice,
        at: Finding.Location(
          file: file,
          line: context.mark.line,
          column: context.mark.column
        ),
        LocalizedText(
          zh: "从这里开始的一组键中 \(keys.sorted().map(quotedZh).joined(separator: "、")) 出现了两次",
          en:
            "The map that starts here has the key \(keys.sorted().map(quoted).joined(separator: ", ")) twice"
        ),
        remedy: LocalizedText(zh: "两个只留一个", en: "Keep one of the two")
      )
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.add(
        .yamlSyntax,
        at: Finding.Location(file: file, line: mark.line, column: mark.column),
        LocalizedText(zh: "这里不是正确的 YAML（解析器：\(problem)）", en: "This is not YAML: \(problem)"),
        remedy: remedy
      )
    default:
      log.add(
        .yamlSyntax,
        at: Finding.Location(file: file, line: 1, column: 1),
        LocalizedText(zh: "这里不是正确的 YAML", en: "This is not YAML"),
        remedy: remedy
      )
    }
  }
}
