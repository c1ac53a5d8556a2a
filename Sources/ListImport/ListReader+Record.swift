// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// What takes more than one cell of a row: names in parts, states of a register, needs in the notes.
extension ListReader {
  /// The name of columns for its parts, and who is meant beside it.
  func finishName(_ record: inout ListRecord) {
    composeName(&record)
    guard record.courtesies.count == 2, record.others.isEmpty else { return }
    NameText.addSpouse(record.courtesies, to: &record)
  }

  private func composeName(_ record: inout ListRecord) {
    let surname = record.filled(.surname)
    let given = record.filled(.givenName)
    guard var name = surname ?? given else { return }
    let place = record.place
    record[.surname] = nil
    record[.givenName] = nil
    func report(
      _ code: ListFindingCode, _ cause: @autoclosure () -> LocalizedText,
      _ remedy: @autoclosure () -> LocalizedText
    ) {
      log.add(code, at: place, cause(), remedy: remedy())
    }
    var rest = surname == nil ? nil : given
    // John & Jane of one surname.
    let givens = rest.map(PersonsInCell.givenNames) ?? []
    if givens.count > 1 { rest = givens[0] }
    if NameText.isPlaceholder(name) || rest.map({ NameText.isPlaceholder("\($0) ") }) ?? false {
      record.isPlaceholder = true
    } else if surname == nil, PersonsInCell(name) != .one {
      NameText.read(name, as: .name, into: &record, report: report)
      return
    } else {
      name = NameText.plain(name, .surname, report)
      rest = rest.map { NameText.plain($0, .givenName, report) }
    }
    let column = Self.column(ofName: name)
    guard record.filled(column) == nil else { return }
    record[column] = Self.joined(name, rest, isWhole: surname == nil)
    for (position, other) in givens.dropFirst().enumerated() {
      var second = ListRecord(place: record.place)
      second[column] = Self.joined(name, NameText.plain(other, .givenName, report), isWhole: false)
      record.add(second, at: position)
    }
  }

  private static func column(ofName name: String) -> ListField {
    if ListText.isLatin(name) { return .nameLatin }
    return name.unicodeScalars.contains(where: ListText.isHan) ? .nameZh : .nameNative
  }

  /// A surname and a given name as the column of their script has them; one name alone is the whole name.
  private static func joined(_ name: String, _ rest: String?, isWhole: Bool) -> String {
    guard ListText.isLatin(name) else {
      // Han and Hangul stand without a space between surname and given name; other scripts with one.
      let joint = ListText.isJoined(name) ? "" : " "
      return name + (rest.map { joint + $0 } ?? "")
    }
    return isWhole ? name : rest.map { "\(name.uppercased()), \($0)" } ?? name
  }

  /// What a register says of the person: why the row is not read, or a warning.
  func state(of record: ListRecord) -> SkipReason? {
    switch record.filled(.status) {
    case "out": return .cancelled
    case "waiting": return .waiting
    case "open":
      log.add(
        .registrationDoubtful, at: record.place,
        LocalizedText(
          zh: "报名状态不能确定此人会来；该行已读入",
          en: "The register does not say that the person comes; the row was read"),
        remedy: LocalizedText(
          zh: "请询问本人；在名单中写明状态，或删去该行", en: "Ask; write the state into the list, or take the row out")
      )
      return nil
    default: return nil
    }
  }

  /// What takes more than one column of the row.
  func finish(_ record: inout ListRecord) {
    finishName(&record)
    if record.isPlaceholder {
      log.add(
        .placeholder, at: record.place,
        LocalizedText(
          zh: "该行还没有姓名，按一人读入", en: "The row names nobody yet; it was read as one person"),
        remedy: LocalizedText(
          zh: "确定后请写上姓名，或删去该行", en: "Write the name when it is known, or take the row out"))
    }
    if let country, record.filled(.country) == nil, !record.hasUnknownCountry {
      record[.country] = country
      log.add(
        .countryGiven, at: record.place,
        LocalizedText(
          zh: "该嘉宾没有国籍，取 \(country)", en: "The guest has no country and took \(country)"),
        remedy: LocalizedText(zh: "若是其他国家，请写明", en: "Write the country if it is another"))
    }
    splitTitle(&record)
    if let room = record.filled(.room) {
      record[.hotel] = record.filled(.hotel).map { "\($0) / \(room)" } ?? room
    }
    mineNote(&record)
  }

  /// `单位及职务` begins with the party's name, or is kept whole as the title.
  func splitTitle(_ record: inout ListRecord) {
    guard let both = record.filled(.organisationAndTitle), record.filled(.title) == nil else {
      return
    }
    if let party = record.filled(.party), both.hasPrefix(party) {
      let rest = trimmed(String(both.dropFirst(party.count)))
      if !rest.isEmpty {
        record[.title] = rest
        log.add(
          .titleSplit, at: record.place,
          LocalizedText(
            zh: "职务与前面的团组名称已分开", en: "The title was parted from the party's name before it"),
          remedy: .nothingToDo)
        return
      }
    }
    record[.title] = both
  }

  /// Wheelchairs and diets are often told in the remarks alone.
  func mineNote(_ record: inout ListRecord) {
    guard let note = record.filled(.note) else { return }
    let key = ListText.key(note)
    let mask = PairMask(key)
    for (field, words) in Self.needs where record[field] == nil {
      guard
        let word = words.first(where: { mask.mayHold($0.mask) && ListText.holds(key, $0.key) })
      else { continue }
      record[field] = word.value
      log.add(
        .noteMined, at: record.place,
        LocalizedText(
          zh: "备注中提到需求，已写入\(field.words.zh)",
          en: "The note tells a need, which was written to \(field.words.en)"),
        remedy: LocalizedText(zh: "请与嘉宾核对", en: "Check it with the guest"))
    }
  }

  private typealias Need = (key: String, value: String, mask: PairMask)

  /// The words that tell a need; single characters and short Latin words occur inside others.
  private static let needs: [(field: ListField, words: [Need])] =
    [("mobility", .mobility), ("diet", .diet)].map { section, field in
      let words = WordTable.words.entries(section).filter { word in
        let isLatin = word.key.utf8.count == word.key.count
        return word.key.count >= (isLatin ? 5 : 2)
      }.map { (key: $0.key, value: $0.value, mask: PairMask($0.key)) }
      return (field, words)
    }
}
