// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readItems() {
    var items = Register<ProgrammeItem>(Noun.item, file: TableSchema.items.file)
    for row in rows(.items) {
      let id = items.enter(row, "item_id")
      let track = row.isEmpty("sessions") && !row.isEmpty("track") ? row.identifier("track") : nil
      let sessions = track != nil ? [] : itemSessions(row)
      let order = row.number("order", in: 0...NumberText.most, otherwise: 0)
      let length = row.optionalNumber("length_min", in: 0...1440)
      let language = row.languages("language")
      let contributions = row.list("people").compactMap { contribution($0, row) }
      let name = row.localizedName()
      guard let id, let sessions, let order else { continue }
      let item = ProgrammeItem(
        id: id, sessions: sessions, track: track, order: order, length: length.map { Minutes($0) },
        name: name,
        language: language.first ?? "", contributions: contributions, link: row.text("link"))
      parts.items.append(item)
      if let track {
        checkFilling(of: item, by: track, row)
      } else {
        checkAttendance(of: item, row)
      }
    }
    checkLengths()
  }

  /// The sessions that show the item, each once, in the order of their own table.
  private func itemSessions(_ row: Row) -> [Session.ID]? {
    guard row.filled("sessions") != nil else { return nil }
    let named = Set(row.list("sessions").compactMap { session($0, row, "sessions") })
    let known = parts.sessions.map(\.id).filter(named.contains)
    return known.isEmpty ? nil : known
  }

  /// A role and a unit, such as `director=F1.D`.
  private func contribution(_ text: String, _ row: Row) -> ProgrammeItem.Contribution? {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
      .map { trimmed(String($0)) }
    guard sides.count == 2, let role = ProgrammeItem.Role(rawValue: sides[0]) else {
      let known = ProgrammeItem.Role.allCases.map(\.rawValue).joined(separator: ", ")
      row.add(
        .unknownWord, "people",
        LocalizedText(
          zh: "people 不能写\(quotedZh(text))", en: "\(quoted(text)) is not a value of 'people'"),
        remedy: LocalizedText(
          zh: "请写成 director=单元编号，可用：\(known)",
          en: "Write it like director=UNIT, with one of: \(known)"))
      return nil
    }
    return units.reference(sides[1], at: row.place("people"), log: log)
      .map { ProgrammeItem.Contribution(role: role, unit: $0) }
  }

  /// Who contributes to an item should be at one of its sessions.
  private func checkAttendance(of item: ProgrammeItem, _ row: Row) {
    let shown = parts.sessions.filter { item.sessions.contains($0.id) }
    // Whoever fills an opening is found by the plan.
    let withOpenings = Set(parts.openings.map(\.session))
    guard !shown.contains(where: { withOpenings.contains($0.id) }) else { return }
    let there = Set(shown.flatMap { $0.namedUnits + $0.optional })
    for unit in item.contributions.map(\.unit) where !there.contains(unit) {
      row.add(
        .contributorAbsent, "people",
        LocalizedText(
          zh: "单元 \(unit) 不出席任何一场", en: "The unit \(unit) attends none of its sessions"),
        remedy: LocalizedText(
          zh: "请把该单元列入其中一个场次，或从 people 中删去",
          en: "Add the unit to one of the sessions, or take it out of 'people'"))
    }
  }

  /// Items that do not fit into their session.
  private func checkLengths() {
    for session in parts.sessions {
      let length = parts.items.filter { $0.sessions.contains(session.id) }
        .reduce(0) { $0 + ($1.length?.rawValue ?? 0) }
      guard length > session.duration.rawValue else { continue }
      log.add(
        .itemsTooLong, at: sessions.place(of: session.id),
        LocalizedText(
          zh: "\(session.key) 的节目共 \(length) 分钟，场次只有 \(session.duration.rawValue) 分钟",
          en: "The items of \(session.key) take \(length) min, the session lasts "
            + "\(session.duration.rawValue)"),
        remedy: LocalizedText(
          zh: "请更正 duration_min，或把部分节目改到别的场次",
          en: "Correct 'duration_min', or show some of them in another session"))
    }
  }
}
