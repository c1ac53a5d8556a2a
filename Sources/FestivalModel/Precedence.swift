// SPDX-License-Identifier: Apache-2.0

/// The order in which heads are named, seated and served.
package enum Precedence: String, Sendable, CaseIterable {
  /// Heads of post by date of exequatur, then acting heads, then other officers by class.
  ///
  /// - Source: Vienna Convention on Consular Relations, articles 16 and 21.
  case vienna = "vccr"
  /// By the English name of the sending side.
  case alphabeticalEnglish = "alphabetical-en"

  /// Sorts heads; equal keys keep identifier order, so that the result is unique.
  package func ordered(_ units: [AttendanceUnit.ID], in festival: Festival) -> [AttendanceUnit.ID] {
    units.map { (key(of: $0, in: festival), $0) }
      .sorted { a, b in
        if a.0.rank != b.0.rank { return a.0.rank < b.0.rank }
        if a.0.date != b.0.date { return a.0.date < b.0.date }
        if a.0.name != b.0.name { return a.0.name < b.0.name }
        return a.1 < b.1
      }
      .map(\.1)
  }

  /// A guest class's place in the order: heads of post, acting heads, deputies, consuls, then by parity grade.
  private func key(
    of id: AttendanceUnit.ID, in festival: Festival
  ) -> (rank: Int, date: Int, name: String) {
    let unit = festival.unit(id)
    let party = festival.party(unit.party)
    switch self {
    case .alphabeticalEnglish:
      return (0, 0, festival.countryNames[party.country]?.en ?? party.name.en)
    case .vienna:
      let classes = ["CG": 0, "ACT": 1, "DCG": 2, "CON": 3]
      let ranks = festival.guests(of: id).map { classes[$0.protocolClass] ?? 4 }
      let consular = unit.standing == .head ? ranks.min() ?? 4 : 4
      let rank = consular == 4 ? 1000 + (unit.grade ?? 1000) : consular
      return (rank, party.exequatur?.daysSinceEpoch ?? Int.max, party.name.en)
    }
  }
}
