// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Cells that hold words of a table: countries, diets, languages, states.
extension CellReader {
  func country(_ text: String) -> Outcome {
    if ["-", "—", "/", "?"].contains(text) { return Outcome(value: "") }
    if let code = CountryNames.code(text) { return Outcome(value: code) }
    var outcome = Outcome()
    outcome.add(
      .countryUnknown,
      LocalizedText(
        zh: "\(quotedZh(text))不是认识的国家或地区", en: "\(quoted(text)) is not a country that is known"),
      remedy: LocalizedText(
        zh: "请写国名，或 ISO 3166 的两个大写字母", en: "Write its name, or the two capital letters of ISO 3166")
    )
    return outcome
  }

  /// A sex, or the courtesy that tells it.
  func sex(_ text: String) -> Outcome {
    guard WordTable.words.value("sex", text) == nil, let found = Salutation(text) else {
      return word("sex", text, .sex)
    }
    return Outcome(value: found.sex)
  }

  /// A word of courtesy, which tells the sex; in its column there may be titles too, and words of courtesy where titles are.
  func courtesy(_ text: String, _ field: ListField) -> Outcome {
    if let found = Salutation(text), field == .salutation || !found.sexes.isEmpty {
      var outcome = Outcome()
      outcome.sexes = found.isCouple ? found.sexes : found.sex.map { [$0] } ?? []
      if field == .title {
        outcome.add(
          .honorificRemoved,
          LocalizedText(
            zh: "\(field.words.zh)中是称谓，只取性别",
            en: "The cell of \(field.words.en) holds a word of courtesy, which tells the sex alone"),
          remedy: LocalizedText(zh: "请写职务", en: "Write what the person is"))
      }
      return outcome
    }
    if field == .title { return Outcome(value: text) }
    if none(text) { return Outcome() }
    return ProtocolClass.of(text, country: nil) == ProtocolClass.member
      ? word("salutation", text, field) : Outcome(value: text)
  }

  func applyCourtesy(_ outcome: Outcome, _ field: ListField, _ record: inout ListRecord) {
    if outcome.sexes.count == 1, record.filled(.sex) == nil { record[.sex] = outcome.sexes[0] }
    if outcome.sexes.count == 2 { record.courtesies = outcome.sexes }
    if let value = outcome.value, field == .title || record.filled(.title) == nil {
      record[.title] = value
    }
  }

  func word(
    _ section: String, _ text: String, _ field: ListField, keepsUnknown: Bool = false
  ) -> Outcome {
    if let value = WordTable.words.value(section, text) { return Outcome(value: value) }
    if none(text) { return Outcome(value: field == .mobility ? "" : nil) }
    var outcome = Outcome(value: keepsUnknown ? text : nil)
    if field == .mobility, WordTable.words.value("yes", text) != nil {
      outcome.add(
        .wordUnknown,
        LocalizedText(
          zh: "\(field.words.zh)只写了“是”，没有写明需要什么",
          en: "The cell of \(field.words.en) says yes, and not what is needed"),
        remedy: LocalizedText(zh: "请询问并写明，如轮椅", en: "Ask, and write what it is, such as wheelchair")
      )
    }
    if !keepsUnknown {
      outcome.add(
        .wordUnknown,
        LocalizedText(
          zh: "\(field.words.zh)中有不认识的词，未保留",
          en: "A word in \(field.words.en) is unknown and not kept"),
        remedy: LocalizedText(
          zh: "请用 docs/IMPORT.md 中的词", en: "Use one of the words of docs/IMPORT.md"))
    }
    return outcome
  }

  /// A need in whichever column of needs it stands: airlines write WCHR beside VGML.
  func fieldOfNeed(_ text: String, _ field: ListField) -> ListField {
    let words = WordTable.words
    return switch field {
    case .diet where words.value("mobility", text) != nil: .mobility
    case .mobility where words.value("mobility", text) == nil && words.value("diet", text) != nil:
      .diet
    default: field
    }
  }

  func diet(_ text: String) -> Outcome {
    if none(text) || !text.contains(where: { $0.isLetter || $0.isNumber }) {
      return Outcome(value: "")
    }
    var outcome = Outcome()
    let reading = DietText(text)
    outcome.value = reading.value
    if reading.isUnknown {
      outcome.add(
        .wordUnknown,
        LocalizedText(
          zh: "该饮食要求没有代码，照原样保留", en: "The diet has no code and was kept as it is written"),
        remedy: LocalizedText(
          zh: "若 docs/IMPORT.md 中有合适的饮食，请改用它",
          en: "Write one of the diets of docs/IMPORT.md, if one fits"))
    } else if outcome.value != text {
      outcome.add(
        .dietCoded, LocalizedText(zh: "饮食已写成代码", en: "The diet was written as its code"),
        remedy: LocalizedText(zh: "请与嘉宾核对", en: "Check it with the guest"))
    }
    return outcome
  }

  /// What a state of clearance is called; another would keep the guest from every session.
  func clearance(_ text: String) -> Outcome {
    ["ok", "pending", "none", "refused"].contains(text)
      ? Outcome(value: text) : word("clearance", text, .clearance)
  }

  /// A column that asks whether somebody has a room names no hotel.
  func hotel(_ text: String) -> Outcome {
    if none(text) { return Outcome() }
    guard WordTable.words.value("yes", text) != nil || WordTable.words.value("no", text) != nil
    else {
      return Outcome(value: text)
    }
    var outcome = Outcome()
    outcome.add(
      .valueNotKept,
      LocalizedText(
        zh: "\(ListField.hotel.words.zh)中的\(quotedZh(text))不是酒店名，未保留",
        en: "\(quoted(text)) in \(ListField.hotel.words.en) is no hotel; it was not kept"),
      remedy: LocalizedText(zh: "请写酒店名称", en: "Write the hotel's name"))
    return outcome
  }

  func list(_ section: String, _ text: String, _ field: ListField) -> Outcome {
    var outcome = Outcome()
    // NO is the language of Norway, "no" says that none is asked for.
    if none(text), text != "NO" || section != "language" {
      if section == "language", ListText.key(text) == "no", text != "no" {
        outcome.add(
          .wordUnknown,
          LocalizedText(
            zh: "\(quotedZh(text))可能指挪威语，也可能是“没有”，未保留",
            en: "\(quoted(text)) may be Norwegian, or say that there is none; not kept"),
          remedy: LocalizedText(zh: "请写挪威语，或留空", en: "Write Norwegian, or leave the cell empty"))
      }
      return outcome
    }
    var codes: [String] = []
    for part in text.split(whereSeparator: { "、,;/|+和及&".contains($0) }) {
      let word = trimmed(String(part))
      if let code = WordTable.words.value(section, word) {
        if !codes.contains(code) { codes.append(code) }
      } else {
        outcome.add(
          .wordUnknown,
          LocalizedText(
            zh: "\(field.words.zh)中的\(quotedZh(word))不认识，未保留",
            en: "\(quoted(word)) in \(field.words.en) is unknown and not kept"),
          remedy: LocalizedText(
            zh: "请写名称或代码，如日语、Japanese、JA", en: "Write a name or code, such as 日语, Japanese or JA"))
      }
    }
    outcome.value = codes.isEmpty ? nil : codes.joined(separator: "|")
    return outcome
  }

  /// What a register says of a person: `in`, `out`, `waiting` or `open`.
  func state(_ text: String) -> Outcome {
    if let state = WordTable.words.value("state", text) { return Outcome(value: state) }
    var outcome = Outcome(value: "open")
    outcome.add(
      .wordUnknown,
      LocalizedText(
        zh: "\(quotedZh(text))不是认识的报名状态",
        en: "\(quoted(text)) is no state of a registration that is known"),
      remedy: LocalizedText(zh: "请核对此人是否来", en: "Check whether the person comes"))
    return outcome
  }
}
