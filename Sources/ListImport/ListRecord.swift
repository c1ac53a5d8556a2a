// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake

/// One row of a list, or one card, in the spelling of the tables.
package struct ListRecord: Sendable {
  package let place: Finding.Location
  /// What the list says, in the order in which it was set; there are few fields to a row.
  private var fields: [ListField] = []
  private var values: [String] = []
  /// By attendance column: whether the guest attends, where the list says so.
  var attendance: [Bool?] = []
  /// Whether the row stands for somebody who is not named yet.
  var isPlaceholder = false
  /// Further people of whom the cells of the name speak.
  private(set) var others: [ListRecord] = []
  /// Whether those cells name several people, and it is not certain how each is called.
  var namesUnclear = false
  /// Whether the column of courtesies speaks of two: the sexes, in their order.
  var courtesies: [String] = []
  /// Whether the list names a country that nobody knows.
  var hasUnknownCountry = false

  init(place: Finding.Location) { self.place = place }

  /// `nil` for what the list does not say, empty for what it says there is none of.
  package subscript(field: ListField) -> String? {
    get { fields.firstIndex(of: field).map { values[$0] } }
    set {
      switch (fields.firstIndex(of: field), newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        fields.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        fields.append(field)
        values.append(value)
      case (nil, nil): break
      }
    }
  }

  /// The value if there is one and it is not empty.
  func filled(_ field: ListField) -> String? {
    guard let value = self[field], !value.isEmpty else { return nil }
    return value
  }

  /// Adds what a cell says of a further person; cells of several columns may each say something.
  mutating func add(_ other: ListRecord, at position: Int) {
    guard position < others.count else {
      others.append(other)
      return
    }
    for (field, value) in zip(other.fields, other.values) where others[position][field] == nil {
      others[position][field] = value
    }
    if other.isPlaceholder { others[position].isPlaceholder = true }
  }

  /// The records of the people of a row: who comes with somebody shares all but what is a person's own.
  func split() -> [ListRecord] {
    if others.isEmpty { return [self] }
    var first = self
    first.others = []
    first.courtesies = []
    var shared = first
    for field in ListField.allCases where field.isOfOnePerson { shared[field] = nil }
    shared.isPlaceholder = false
    return [first]
      + others.map { other in
        var record = shared
        for (field, value) in zip(other.fields, other.values) { record[field] = value }
        record.isPlaceholder = other.isPlaceholder
        return record
      }
  }

  var hasName: Bool {
    filled(.nameZh) != nil || filled(.nameLatin) != nil || filled(.nameNative) != nil
      || filled(.name) != nil || filled(.surname) != nil || filled(.givenName) != nil
  }
}

/// Why a row of a list is not a person.
package enum SkipReason: Hashable, Sendable {
  case total, footnote, repeatedHeader, noName
  /// A register has taken the person off, or keeps him waiting.
  case cancelled, waiting
  case notPerson
  case free, declined, noTime, olderVersion
  /// The list names a country, which is not known; what the office says of guests without one does not count.
  case unknownCountry
  case noCountry, noLanguage, noMode, noOutlet, noParty
  /// The cells of the name speak of several people, who cannot be told apart.
  case severalNames
  /// A title between the rows, such as 二、媒体.
  case section
  case sameIdentifier(String)
  case merged(String)

  /// In both languages.
  package var text: LocalizedText {
    switch self {
    case .total: LocalizedText(zh: "合计行", en: "a total")
    case .footnote: LocalizedText(zh: "标题或脚注", en: "a title or footnote")
    case .repeatedHeader: LocalizedText(zh: "重复的表头", en: "the header again")
    case .noName: LocalizedText(zh: "没有姓名", en: "no name")
    case .cancelled: LocalizedText(zh: "报名已取消", en: "cancelled in the register")
    case .waiting: LocalizedText(zh: "在候补名单中", en: "on the waiting list")
    case .notPerson:
      LocalizedText(zh: "名片属于机构等，不是个人", en: "the card of a firm or the like, not of a person")
    case .free: LocalizedText(zh: "不占时间或已取消", en: "takes no time, or cancelled")
    case .declined:
      LocalizedText(zh: "日历主人已谢绝", en: "declined by the owner of the calendar")
    case .noTime: LocalizedText(zh: "时间无法使用", en: "no usable time")
    case .olderVersion: LocalizedText(zh: "已有更新的版本", en: "a newer version is known")
    case .noCountry: LocalizedText(zh: "国籍不明，团组的国籍也不明", en: "no country, nor is its party's known")
    case .unknownCountry: LocalizedText(zh: "写的国家或地区不认识", en: "names a country that is not known")
    case .noLanguage: LocalizedText(zh: "没有语种", en: "no language")
    case .noMode: LocalizedText(zh: "没有翻译方式", en: "no mode of interpreting")
    case .noOutlet: LocalizedText(zh: "没有媒体名称", en: "no outlet")
    case .noParty: LocalizedText(zh: "没有团组", en: "no party")
    case .severalNames:
      LocalizedText(zh: "姓名格中不止一人，无法分开", en: "names more than one person, not told apart")
    case .section: LocalizedText(zh: "小标题", en: "a title between the rows")
    case .sameIdentifier(let id): LocalizedText(zh: "编号 \(id) 已出现", en: "\(id) came before")
    case .merged(let id): LocalizedText(zh: "已按要求并入 \(id)", en: "merged into \(id) as asked")
    }
  }
}

/// A row that is not a person, and why.
package struct SkippedRow: Sendable {
  package let place: Finding.Location
  package let reason: SkipReason
}

/// One sheet, file of cards or the like, understood.
package struct ListTable: Sendable {
  /// A column as the report shows it.
  package struct Column: Sendable {
    package let heading: String
    /// The table's column, `session …` for attendance, or `nil` when it is not kept.
    package let field: String?

    /// What the column means; `nil` when it is not kept.
    package var words: LocalizedText? {
      guard let field else { return nil }
      if field.hasPrefix("session ") {
        return LocalizedText(zh: "出席场次 \(field.dropFirst("session ".count))", en: field)
      }
      let columns = field.split(separator: ",").map {
        ListField.words(ofColumn: trimmed(String($0)))
      }
      return LocalizedText(zh: columns.map(\.zh).joined(separator: "、"), en: field)
    }
  }

  package let name: String
  package let format: String
  package var columns: [Column] = []
  /// The headings of the attendance columns.
  var sessions: [String] = []
  package var records: [ListRecord] = []
  package var skipped: [SkippedRow] = []
  /// Rows of people whom a register has taken off; they are among the skipped.
  var withdrawn: [ListRecord] = []
  /// Columns whose headings say nothing, but whose cells do.
  package var questions: [ColumnQuestion] = []
  /// Whether its columns are those of an exported list.
  var isExact = false
  var fields: Set<ListField> = []

  package var rowCount: Int { records.count + skipped.count }
}
