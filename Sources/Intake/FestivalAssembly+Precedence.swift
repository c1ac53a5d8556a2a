// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  /// An order such as `OPEN+10..25`; `*` is without limit, as is 999 in older tables.
  func precedence(_ text: String, _ row: Row) -> Session.Precedence? {
    let sides = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let gaps = sides.count == 2 ? sides[1].components(between: "..") : []
    guard gaps.count == 2 else {
      row.add(
        .badPrecedence,
        "precedence",
        LocalizedText(
          zh: "\(quotedZh(text))不是场次的先后次序", en: "\(quoted(text)) is not an order between sessions"),
        remedy: LocalizedText(
          zh: "请写成 OPEN+10..25；没有上限的写成 OPEN+10..*",
          en: "Write it like OPEN+10..25, or OPEN+10..* without an upper limit")
      )
      return nil
    }
    let place = row.place("precedence")
    let predecessor = session(trimmed(sides[0]), row, "precedence")
    let least = NumberText.whole(gaps[0], in: 0...10_080, at: place, log: log)
    let isOpen = gaps[1] == "*" || gaps[1] == "999"
    let most = isOpen ? nil : NumberText.whole(gaps[1], in: 0...10_080, at: place, log: log)
    guard let predecessor, let least, isOpen || most != nil else { return nil }
    if let most, most < least {
      row.add(
        .minimumAboveMaximum,
        "precedence",
        LocalizedText(
          zh: "\(quotedZh(text))中最小间隔大于最大间隔",
          en: "In \(quoted(text)) the least gap exceeds the most"),
        remedy: LocalizedText(zh: "请把较小的数写在前面", en: "Put the smaller number first")
      )
    }
    return Session.Precedence(
      predecessor: predecessor,
      minGap: Minutes(least),
      maxGap: most.map { Minutes($0) }
    )
  }

  /// Walks back from every session; a session met again on the way closes a circle.
  func checkPrecedenceCycles() {
    let byID = Dictionary(
      parts.sessions.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var done = Set<Session.ID>()
    for session in parts.sessions where !done.contains(session.id) {
      var path: [(id: Session.ID, next: Int)] = [(session.id, 0)]
      while let (id, next) = path.last {
        let predecessors = byID[id]?.precedences ?? []
        guard next < predecessors.count else {
          done.insert(id)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let before = predecessors[next].predecessor
        if let start = path.firstIndex(where: { $0.id == before }) {
          let circle = path[start...].reversed().map { byID[$0.id]?.key ?? $0.id.rawValue }
          reportCycle(circle, at: sessions.place(of: path[path.count - 1].id))
        } else if !done.contains(before) {
          path.append((before, 0))
        }
      }
    }
  }

  private func reportCycle(_ circle: [String], at place: Finding.Location) {
    let names = (circle + circle.prefix(1)).joined(separator: " → ")
    log.add(
      .precedenceCycle,
      at: place,
      LocalizedText(
        zh: "场次的先后次序成了一个圈：\(names)", en: "Sessions wait for each other in a circle: \(names)"),
      remedy: LocalizedText(
        zh: "请在 precedence 列中删去其中一项", en: "Remove one of these entries in the column 'precedence'")
    )
  }
}

extension String {
  /// The parts on both sides of a separator of several characters.
  fileprivate func components(between separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
