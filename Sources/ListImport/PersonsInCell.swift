// SPDX-License-Identifier: Apache-2.0

import Intake

/// Whom a cell of names speaks of: one person, a couple of whom one is named, several, or several who cannot be told apart
/// for certain.
enum PersonsInCell: Equatable {
  case one
  /// `Mr and Mrs Jean DUPONT`, 李明夫妇, 李明及夫人: the name, and the sexes if they are told.
  case couple(String, sexes: [String])
  /// 李明、王芳; `Hanako SATO and Taro YAMADA`.
  case several([String])
  /// `John & Jane Smith`, `Jean DUPONT / Marie MARTIN`.
  case unclear

  init(_ text: String) {
    guard Self.mayBeSeveral(text) else {
      self = .one
      return
    }
    if let couple = Self.spouse(text) ?? Self.courtesies(text) {
      self = couple
    } else {
      // How many come with somebody is another question.
      self = NameText.hasCompany(text) ? .one : Self.list(text) ?? .one
    }
  }

  /// The lines of a cell that holds one name in each, before they become one.
  init(lines text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { ListText.cleaned(String($0)).text }
      .filter { !$0.isEmpty }
    guard lines.count > 1 else {
      self = .one
      return
    }
    // Two lines are mostly one name in two scripts, or a long name.
    let isEach =
      lines.allSatisfy { ListText.isLatin($0) && Self.wordCount(Honorific.removed(from: $0)) > 1 }
      || lines.allSatisfy(Self.isShortName)
    self = isEach ? .several(lines) : .one
  }

  /// The given names in `John & Jane`, 大郎、花子; one where there are no more.
  static func givenNames(_ text: String) -> [String] {
    guard mayBeSeveral(text) else { return [text] }
    let parts = words(text).split { plainJoints.contains($0.lowercased()) }
      .flatMap { $0.joined(separator: " ").split(separator: "、") }.map { trimmed(String($0)) }
    return parts.count > 1 && parts.allSatisfy(NameText.isPart) ? parts : [text]
  }

  // MARK: Spouses

  /// The name before words for somebody's spouse.
  private static func spouse(_ text: String) -> PersonsInCell? {
    var end = Substring(text)
    while let last = end.last, ")） .".contains(last) { end.removeLast() }
    if easternSpouses.contains(where: { end.hasSuffix($0) }) { return easternSpouse(text) }
    let word = end.split(separator: " ").last.map { $0.drop { "(+&".contains($0) }.lowercased() }
    return word.map(westernSpouses.contains) ?? false ? westernSpouse(text) : nil
  }

  /// With which words such a cell ends; to look for them costs less than to look for all that may stand before.
  private static let easternSpouses = [
    "夫人", "太太", "妻子", "妻", "丈夫", "先生", "配偶", "爱人", "愛人", "伴侣", "伴侶", "夫妇", "夫婦", "伉俪", "伉儷", "二人",
    "两人", "兩人", "2人", "부부", "내외", "부인", "배우자", "남편", "아내",
  ]
  private static let westernSpouses: Set<String> = [
    "spouse", "wife", "husband", "partner", "conjoint", "conjointe", "épouse", "époux", "mari",
    "femme", "frau", "ehefrau", "ehemann", "gattin", "gatte", "esposa", "esposo", "marido", "mujer",
    "moglie", "marito", "consorte", "супруга", "супругой", "супругом", "mrs", "mme", "madame",
    "señora", "sra", "signora",
  ]

  private static func easternSpouse(_ text: String) -> PersonsInCell? {
    let east =
      /^(.+?)\s*(?:(?:先生|女士)?\s*[(（]?\s*(?:及|和|与|與|偕|携|攜|并|暨|と|&|\+|、)\s*(?:其|同)?\s*(?:夫人|太太|妻子|妻|丈夫|先生|配偶|爱人|愛人|伴侣|伴侶)|(?:先生|様|さま)?\s*[(（]?(?:ご|御)?(?:夫妇|夫婦|夫妻|伉俪|伉儷)(?:二人|两人|兩人|2人)?|(?:님)?\s*[(（]?(?:부부|내외)|(?:님)?\s*[(（]?\s*(?:및|과|와|\+|&)\s*(?:부인|배우자|남편|아내))\s*[)）]?$/
    if let found = text.wholeMatch(of: east) {
      let name = trimmed(String(found.1))
      // 李明、王芳夫妇 are named both.
      if case .several(let names) = list(name) { return .several(names) }
      return NameText.isName(name) ? .couple(name, sexes: []) : nil
    }
    return nil
  }

  private static func westernSpouse(_ text: String) -> PersonsInCell? {
    let west =
      /^(.+?)[\s,]*[(]?\s*(?:(?:and|with|et|und|mit|y|e|con|и|с|accompanied\sby)\s+|[&+]\s*)(?:his\s|her\s|their\s|son\s|sa\s|seiner?\s|ihrem\s|su\s)?(?:spouse|wife|husband|partner|conjointe?|épouse|époux|mari|femme|frau|ehefrau|ehemann|gattin|gatte|esposa|esposo|marido|mujer|moglie|marito|consorte|супруга|супругой|супругом|mrs\.?|mme|madame|señora|sra\.?|signora)\s*[)]?$/
      .ignoresCase()
    guard let found = text.wholeMatch(of: west) else { return nil }
    let name = trimmed(String(found.1))
    guard NameText.isName(name), Salutation(name) == nil else { return nil }
    return .couple(name, sexes: [])
  }

  /// Two words of courtesy, then one name: `Mr. and Mrs. X`, `M. et Mme X`, `Dr & Mrs X`.
  private static func courtesies(_ text: String) -> PersonsInCell? {
    let words = words(text)
    guard let joint = words.prefix(5).firstIndex(where: { joints.contains($0.lowercased()) }),
      joint > 0, joint + 2 < words.count
    else { return nil }
    guard let first = Salutation(words[..<joint].joined(separator: " ")) else { return nil }
    var end = joint + 1
    var second: Salutation?
    while end < words.count,
      let found = Salutation(words[(joint + 1)...end].joined(separator: " "))
    {
      second = found
      end += 1
    }
    guard let second, end < words.count else { return nil }
    let name = words[end...].joined(separator: " ")
    guard NameText.isName(name),
      !words[end...].contains(where: { joints.contains($0.lowercased()) })
    else { return .unclear }
    guard let other = second.sex else { return .unclear }
    return .couple(name, sexes: [first.sex ?? (other == "F" ? "M" : "F"), other])
  }

  // MARK: Several names

  private static let joints: Set<String> = [
    "and", "&", "+", "und", "et", "y", "e", "i", "и", "en",
  ]
  /// No surname has any of these.
  private static let plainJoints: Set<String> = ["and", "&", "und", "+"]

  private static func list(_ text: String) -> PersonsInCell? {
    for signs in ["、", ";；", "，,", "/／", "+&"] {
      let parts = text.split(whereSeparator: { signs.contains($0) }).map { trimmed(String($0)) }
      guard parts.count > 1, parts.allSatisfy({ NameText.isName($0) }) else { continue }
      if parts.allSatisfy(isShortName) {
        // 李明，会长 is a name with its title, and 张伟/張偉 one in two scripts.
        if signs != "/／", parts.allSatisfy(hasSurname) { return .several(parts) }
        return signs == "，," ? nil : .unclear
      }
      // SATO, Hanako is one, and so is SATO/HANAKO.
      guard signs != "，,", parts.allSatisfy(ListText.isLatin) else { continue }
      if signs != "+&" || parts.count > 2 { return listed(parts, isCertain: signs != "/／") }
    }
    return joined(text)
  }

  /// Names that stand side by side: `.one` when they are one in two orders.
  private static func listed(_ parts: [String], isCertain: Bool) -> PersonsInCell? {
    let names = parts.map { Honorific.removed(from: $0) }
    if Set(names.map(ListText.nameKey)).count == 1 { return .one }
    let areWhole = names.allSatisfy { wordCount($0) > 1 }
    guard isCertain else { return areWhole ? .unclear : nil }
    return areWhole ? .several(parts) : .unclear
  }

  /// Names with a word between them.
  private static func joined(_ text: String) -> PersonsInCell? {
    if let names = joinedEastAsian(text) { return .several(names) }
    let words = words(text)
    let used = words.filter { joints.contains($0.lowercased()) }
    guard !used.isEmpty else { return nil }
    let parts = words.split { joints.contains($0.lowercased()) }.map { $0.joined(separator: " ") }
    guard parts.count == used.count + 1, parts.allSatisfy(NameText.isName) else { return nil }
    // Hanako SATO, Taro YAMADA and Jiro KATO
    let listed = parts.flatMap { $0.split(separator: ",").map { trimmed(String($0)) } }
    if listed.count > parts.count, listed.allSatisfy({ wordCount(Honorific.removed(from: $0)) > 1 })
    {
      return .several(listed)
    }
    // Ortega y Gasset is one surname.
    let haveCourtesies = parts.allSatisfy { Honorific.removed(from: $0) != $0 }
    guard haveCourtesies || used.allSatisfy({ plainJoints.contains($0.lowercased()) }) else {
      return nil
    }
    return Self.listed(parts, isCertain: true)
  }

  /// 李明和王芳; 和 also stands in names, as in 宇都宫和歌子.
  private static func joinedEastAsian(_ text: String) -> [String]? {
    for joint in "和与與及暨" {
      let parts = text.split(separator: joint).map { trimmed(String($0)) }
      if parts.count > 1, parts.allSatisfy({ isShortName($0) && hasSurname($0) }) { return parts }
    }
    return nil
  }

  /// 李明, 김민준, 让·杜邦: a name of Han or Hangul, as long as names are.
  private static func isShortName(_ text: String) -> Bool {
    let name = Honorific.removed(from: text).filter { $0 != " " }
    let letters = name.filter { !"·・•‧".contains($0) }
    guard ListText.isJoined(letters) else { return false }
    return letters.count == name.count
      ? (2...4).contains(name.count) : (3...16).contains(name.count)
  }

  /// Whether a name begins with one of the commonest surnames of Chinese and Korean, or has a point between its parts.
  private static func hasSurname(_ text: String) -> Bool {
    text.contains { "·・•‧".contains($0) } || text.first.map(surnames.contains) ?? false
  }

  private static let surnames: Set<Character> = Set(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程苏蘇魏吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴欧歐莫孔向常汤湯김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모"
  )

  /// The words of a text, with the signs between names as words of their own.
  private static func words(_ text: String) -> [String] {
    text.replacing("&", with: " & ").replacing("+", with: " + ").split(separator: " ")
      .map(String.init)
  }

  private static func wordCount(_ text: String) -> Int { text.split(separator: " ").count }

  // MARK: Speed

  /// Few names have one of these signs and words at all.
  ///
  /// - Complexity: one pass over the bytes.
  private static func mayBeSeveral(_ text: String) -> Bool {
    // The bytes of the word, after a space, as far as a joint is long.
    var word: UInt64 = 0
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "+"): return true
      case UInt8(ascii: " "):
        if !isFirst, isJointWord(word) { return true }
        isFirst = false
        word = 0
      case UInt8(ascii: "("): continue
      // Han, kana, Hangul and their signs begin with these bytes.
      case 0xE3...0xED: return mayBeSeveralEastAsian(text)
      default: word = word > UInt32.max ? word : word << 8 | UInt64(byte | 0x20)
      }
    }
    return false
  }

  /// Whether the bytes of a word, in small letters, are one that stands between names.
  private static func isJointWord(_ word: UInt64) -> Bool {
    switch word {
    // and, und, et, y, e, i, en, и, с, mit, con, with, by
    case 0x61_6E64, 0x75_6E64, 0x6574, 0x79, 0x65, 0x69, 0x656E, 0xF0B8, 0xF1A1, 0x6D_6974,
      0x63_6F6E,
      0x7769_7468, 0x6279:
      true
    default: false
    }
  }

  private static func mayBeSeveralEastAsian(_ text: String) -> Bool {
    if text.unicodeScalars.contains(where: signs.contains) { return true }
    let last = text.unicodeScalars.last { !")） ".unicodeScalars.contains($0) }
    guard let last, ends.contains(last) else { return false }
    var end = Substring(text)
    while let sign = end.last, ")） ".contains(sign) { end.removeLast() }
    return easternSpouses.contains { end.hasSuffix($0) }
  }

  private static let signs = ScalarSet("、;；，,/／+&和及与與偕携攜暨と".unicodeScalars)
  private static let ends = ScalarSet(
    "妇婦妻俪儷人太夫生偶侣侶二两부외인자편내".unicodeScalars)
}
