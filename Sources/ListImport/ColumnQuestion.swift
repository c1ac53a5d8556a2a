// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Spreadsheets

/// A column whose heading says nothing, but whose cells look like something that must not be lost.
package struct ColumnQuestion: Sendable {
  package let heading: String
  /// What the cells look like.
  let field: ListField
  package var fieldName: String { field.rawValue }
  /// The same as a Chinese list heads the column, such as 抵达日期.
  package var fieldTitle: String { Headings.title(field) }
  /// How many cells are filled, and how many of them look like it.
  package let cells: Int
  package let matches: Int

  /// A sample is enough, and a list is long.
  private static let most = 200

  /// `nil` when less than half of the filled cells are like diets, flights, days, needs or states of a
  /// registration.
  init?(
    _ column: ListColumn, rows: ArraySlice<ListRow>, festival: Festival, countsFrom1904: Bool
  ) {
    let dates = DateText(
      clock: festival.clock, lastDay: festival.clock.date(ofDay: festival.dayCount - 1),
      countsFrom1904: countsFrom1904)
    var counts: [ListField: Int] = [:]
    var cells = 0
    // Columns in which nobody stays away may tell anything.
    var someStayAway = false
    for row in rows where column.index < row.cells.count && cells < Self.most {
      let text = ListText.cleaned(row.cells[column.index].text).text
      if text.isEmpty || WordTable.words.value("none", text) != nil { continue }
      cells += 1
      if let state = Self.state(text), ["out", "waiting"].contains(state) { someStayAway = true }
      for field in Self.fields(of: text, row.cells[column.index].kind, dates) {
        counts[field, default: 0] += 1
      }
    }
    if !someStayAway { counts[.status] = nil }
    let order: [ListField] = [.diet, .mobility, .arriveBy, .arriveDate, .status]
    guard
      let best = order.max(by: { (counts[$0] ?? 0, $1.rawValue) < (counts[$1] ?? 0, $0.rawValue) }),
      let matches = counts[best], matches * 2 >= cells
    else { return nil }
    heading = column.heading
    field = Self.isOfDeparture(column.heading) ? best.ofDeparture : best
    self.cells = cells
    self.matches = matches
  }

  private static func fields(
    of text: String, _ kind: ListCell.Kind, _ dates: DateText
  ) -> [ListField] {
    if text.utf8.count > 120 { return [] }
    var fields: [ListField] = []
    if DietText.isAllergy(text) || !DietText(text).isUnknown { fields.append(.diet) }
    if WordTable.words.value("mobility", text) != nil { fields.append(.mobility) }
    if state(text) != nil { fields.append(.status) }
    if text.wholeMatch(
      of: /(?:[A-Za-z]{2}|[A-Za-z][0-9]|[0-9][A-Za-z])\s?[0-9]{2,4}|[GDCKTZgdcktz][0-9]{1,4}/)
      != nil
    {
      fields.append(.arriveBy)
    }
    if kind != .number, case .success(let reading) = dates.read(text, mayBeClock: false),
      let date = reading.date,
      date >= dates.firstDay.advanced(by: -14), date <= dates.lastDay.advanced(by: 14)
    {
      fields.append(.arriveDate)
    }
    return fields
  }

  /// The state of a registration; yes and no answer any question.
  private static func state(_ text: String) -> String? {
    ["yes", "no", "ok", "", "是", "否"].contains(ListText.key(text))
      ? nil : WordTable.words.value("state", text)
  }

  private static func isOfDeparture(_ heading: String) -> Bool {
    let key = ListText.key(heading)
    return ["depart", "return", "leav", "out", "离", "離", "返", "回", "出発", "出国", "帰", "출", "귀국"]
      .contains { ListText.holds(key, $0) }
  }
}

extension ListField {
  fileprivate var ofDeparture: ListField {
    switch self {
    case .arriveBy: .departBy
    case .arriveDate: .departDate
    default: self
    }
  }
}
