// SPDX-License-Identifier: Apache-2.0

/// The fields that headings mean.
enum Headings {
  /// Fields by the key of a heading, and of a heading of two rows with `>` between the keys.
  private static let fields: [String: ListField] = {
    var fields: [String: ListField] = [:]
    for (name, headings) in WordTable.headings {
      guard let field = ListField(rawValue: name) else { continue }
      for heading in headings {
        let parts = heading.split(separator: ">").map { key(String($0)) }
        fields[parts.joined(separator: ">")] = field
      }
    }
    // Where a heading of one row says the same as two joined.
    for (name, headings) in WordTable.headings {
      for heading in headings where heading.contains(">") {
        let joined = heading.split(separator: ">").map { key(String($0)) }.joined()
        if fields[joined] == nil { fields[joined] = ListField(rawValue: name) }
      }
    }
    // Capitals and old systems leave accents out: PRENOM, NATIONALITE; Età is not ETA.
    for (heading, field) in fields.sorted(by: { $0.key < $1.key }) {
      let plain = ListText.withoutAccents(heading)
      if fields[plain] == nil { fields[plain] = field }
    }
    return fields
  }()

  /// The names of columns as `attache export` writes them, and as the event's tables have them.
  private static let exports: [String: ListField] = {
    var exports: [String: ListField] = [:]
    for field in ListField.allCases {
      exports[exported(field)] = field
      // A bare word such as `name` stands in anybody's list.
      if field.rawValue.contains("_") { exports[field.rawValue] = field }
    }
    return exports
  }()

  /// The heading under which a field is exported, such as `姓名 name`.
  static func exported(_ field: ListField) -> String {
    "\(title(field)) \(field.rawValue)"
  }

  /// The first heading of a field, such as 姓名.
  static func title(_ field: ListField) -> String {
    WordTable.headings.first { $0.field == field.rawValue }?.headings.first ?? field.rawValue
  }

  /// The field of a heading that `attache export` wrote.
  static func exported(_ heading: String) -> ListField? { exports[heading] }

  /// Whether a heading asks where somebody lives.
  static func isOfResidence(_ heading: String) -> Bool {
    let key = ListText.key(heading)
    return WordTable.words.entries("residence").contains { ListText.holds(key, $0.key) }
  }

  /// Whether a heading asks whose passport somebody has.
  static func isOfNationality(_ heading: String) -> Bool {
    let key = ListText.key(heading)
    return WordTable.words.entries("nationality").contains { ListText.holds(key, $0.key) }
  }

  /// Whether a heading asks what came of something, and not only how far it is.
  static func isOfResult(_ heading: String) -> Bool {
    ["结果", "結果", "result", "결과"].contains { ListText.key(heading).contains($0) }
  }

  /// Whether a heading asks for a telephone that does not travel with its owner.
  static func isOfDesk(_ heading: String) -> Bool {
    let key = ListText.key(heading)
    return [
      "work", "business", "home", "office", "daytime", "landline", "办公", "座机", "辦公", "会社", "自宅",
      "사무실",
    ]
    .contains { key.contains($0) } && !key.contains("mobile")
  }

  static func field(_ path: [String]) -> ListField? {
    if let field = known(path) { return field }
    // Forms ask for the guest's name, 来宾姓名, 参加者氏名: whose it is says nothing about the column.
    guard let last = path.last, mayAsk(last) else { return nil }
    var wordings = [last, question(last)]
    // Attendee name: Given name; a form names the question, then the part of it.
    if let colon = last.lastIndex(where: { ":：".contains($0) }) {
      wordings.append(question(String(last[last.index(after: colon)...])))
    }
    for wording in wordings {
      for plain in [wording, withoutOwner(wording), withoutCourtesy(wording)]
      where plain != last && !plain.isEmpty {
        if let field = known(path.dropLast() + [plain]) { return field }
      }
    }
    return journey(last) ?? asked(last)
  }

  /// Whether a text may be a heading in words of its own: the cells of a list, among which the header is
  /// looked for, are mostly days and numbers.
  private static func mayAsk(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
      if digits > 3 { return false }
    }
    return true
  }

  private static func known(_ path: [String]) -> ListField? {
    let keys = path.map(key)
    for depth in stride(from: keys.count, through: 1, by: -1) {
      let tail = Array(keys.suffix(depth))
      if let field = fields[tail.joined(separator: ">")]
        ?? (depth > 1 ? fields[tail.joined()] : nil)
      {
        return field
      }
      // The words of a merged heading may stand in another order: 日期 above 抵达.
      if depth == 2, let field = fields[tail.reversed().joined(separator: ">")] { return field }
      // A heading in two languages: both halves, or the one that is known.
      let halves = tail.map { bilingual($0, of: path) }
      if depth > 1, let field = combined(halves) { return field }
    }
    return path.last.flatMap(parts)
  }

  // MARK: Wordings

  private static let owners = WordTable.words.entries("owner").map(\.key)

  /// A heading without the words that say whose the value is.
  private static func withoutOwner(_ heading: String) -> String {
    let words = heading.split(separator: " ")
    if words.count > 1, ListText.isLatin(heading) {
      let rest = words.drop { owners.contains(ListText.key(String($0))) }
      return rest.isEmpty ? heading : rest.joined(separator: " ")
    }
    let key = ListText.key(heading)
    guard
      let owner = owners.first(where: {
        key.utf8.starts(with: $0.utf8) && key.utf8.count > $0.utf8.count
      }), owner.utf8.count > owner.count
    else { return heading }
    return String(key.dropFirst(owner.count)).trimmingPrefix { "的の".contains($0) }.description
  }

  /// A question of a form without its number and the words that ask.
  ///
  /// So 1、您的姓名 is 姓名, and “What is your full name?” is “full name”.
  private static func question(_ heading: String) -> String {
    var text = Substring(heading).drop { $0.isWhitespace || "Q(（【第".contains($0) }
    let digits = text.prefix { $0.isNumber || $0.isWholeNumber }
    if !digits.isEmpty, digits.count <= 3 {
      let rest = text.dropFirst(digits.count)
      if let sign = rest.first, ".．、:：)）】题".contains(sign) {
        text = rest.dropFirst().drop { $0.isWhitespace || "、.:：".contains($0) }
      }
    } else {
      text = Substring(heading)
    }
    while let last = text.last, last.isWhitespace || "?？:：*".contains(last) { text.removeLast() }
    for words in questions where text.lowercased().hasPrefix(words) && text.count > words.count {
      text = text.dropFirst(words.count).drop { $0.isWhitespace }
    }
    return String(text)
  }

  /// The beginnings of questions, the longest first.
  private static let questions = [
    "what is your ", "what's your ", "please enter your ", "please provide your ",
    "please state your ",
    "please enter ", "enter your ", "please specify your ", "please give your ", "your ", "请填写您的",
    "请输入您的", "请填写", "请输入", "您的", "你的", "贵", "귀하의 ",
  ]

  /// お名前, ご所属 and 有無: courtesy, and that one answers with yes or no.
  private static func withoutCourtesy(_ heading: String) -> String {
    var text = Substring(heading)
    if let first = text.first, "おご御".contains(first), text.count > 2 { text = text.dropFirst() }
    for ending in ["の有無", "有無", "について", "を教えてください", "有无", " 유무", " 여부"] where text.hasSuffix(ending)
    {
      text = text.dropLast(ending.count)
    }
    return String(text)
  }

  /// 抵锡时间, 离沪航班: the name of the town stands within the word.
  private static func journey(_ heading: String) -> ListField? {
    let key = ListText.key(heading)
    guard let first = key.first else { return nil }
    let begin: String
    switch first {
    case "抵", "到": begin = "抵达"
    case "离", "離", "返": begin = "离开"
    default: return nil
    }
    for length in 1...3 where key.count > length + 1 {
      if let field = fields[begin + key.dropFirst(1 + length)] { return field }
    }
    return nil
  }

  /// A question of a form, such as `Do you have any dietary requirements?`, by the need it names.
  private static func asked(_ heading: String) -> ListField? {
    let key = ListText.key(heading)
    let found = Set(
      WordTable.words.entries("asked").filter { ListText.holds(key, $0.key) }.map(\.value))
    return found.count == 1 ? found.first.flatMap { ListField(rawValue: $0) } : nil
  }

  private static func key(_ text: String) -> String {
    let key = ListText.key(text)
    return key.isEmpty ? ListText.cleaned(text).text : key
  }

  /// The parts of a heading between brackets, slashes, line breaks and changes of script.
  private static func parts(_ heading: String) -> ListField? {
    var found: [ListField] = []
    let pieces = pieces(heading)
    for piece in pieces where pieces.count == 1 || !wholeAlone.contains(piece) {
      if let field = fields[piece], !found.contains(field) { found.append(field) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Of hotels when they stand alone, and of doors when the door is named: `Check-in: Main hall`.
  private static let wholeAlone: Set<String> = ["checkin", "checkout"]

  private static func pieces(_ heading: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var wasLatin: Bool?
    for scalar in heading.unicodeScalars {
      if "()（）[]【】/／|\n\r:：*".unicodeScalars.contains(scalar) {
        pieces.append(piece)
        piece = ""
        wasLatin = nil
        continue
      }
      let isLatin = scalar.value < 0x250
      if let wasLatin, wasLatin != isLatin, scalar != " ", scalar.properties.isAlphabetic {
        pieces.append(piece)
        piece = ""
      }
      if scalar.properties.isAlphabetic { wasLatin = isLatin }
      piece.unicodeScalars.append(scalar)
    }
    pieces.append(piece)
    return pieces.map(key).filter { !$0.isEmpty }
  }

  private static func bilingual(_ key: String, of path: [String]) -> [String] {
    guard let heading = path.first(where: { self.key($0) == key }) else { return [key] }
    return [key] + pieces(heading)
  }

  private static func combined(_ halves: [[String]]) -> ListField? {
    var found: [ListField] = []
    for upper in halves[halves.count - 2] {
      for lower in halves[halves.count - 1] {
        if let field = fields["\(upper)>\(lower)"] ?? fields[upper + lower],
          !found.contains(field)
        {
          found.append(field)
        }
      }
    }
    return found.count == 1 ? found[0] : nil
  }
}

extension ListField {
  /// What a heading means, in whatever language of the lists it is written.
  package init?(heading: String) {
    guard let field = Headings.field([heading]) else { return nil }
    self = field
  }
}
