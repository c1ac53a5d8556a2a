// SPDX-License-Identifier: Apache-2.0

/// Which columns of the tables hold what must not be kept, and their removal.
///
/// Columns count by their name in whatever table they stand, known or not: what the program does not
/// read may be just as sensitive. In the table of guests there are more, since it says of persons what
/// others say of parties.
package enum SensitiveColumns {
  /// Values that tell who somebody is or how to reach him; each occurs nowhere else by chance.
  package static let identifying: Set<String> = [
    "passport", "id_number", "birth", "birth_date", "birthday", "date_of_birth", "phone",
    "duty_phone", "mobile", "email", "wechat", "press_card", "plate", "registration",
  ]
  /// Values that tell of health, belief or whereabouts; alone they identify nobody.
  package static let revealing: Set<String> = [
    "diet", "mobility", "step_free", "medical", "religion", "room",
  ]
  /// Where a guest went and slept, and what was noted of him.
  package static let ofGuests: Set<String> = [
    "arrive_date", "arrive_time", "arrive_by", "arrive_at_place", "depart_date", "depart_time",
    "depart_by", "depart_from_place", "hotel", "note", "also_named",
  ]

  /// A table without its sensitive values, and what was removed.
  package struct Purge: Sendable {
    package let bytes: [UInt8]
    /// How many values each column lost, by name.
    package let removed: [String: Int]
    /// The identifying values, to search for afterwards.
    package let values: Set<String>
  }

  /// Empties the sensitive cells of a table; all other bytes stay.
  ///
  /// `meaning` says what a column is that an office has named in its own words.
  ///
  /// - Returns: `nil` when the bytes are no table.
  package static func purge(
    _ bytes: [UInt8], file: String, meaning: (_ heading: String) -> String? = { _ in nil }
  ) -> Purge? {
    guard let rows = CommaSeparatedText.rows(of: bytes, file: file, log: FindingLog()),
      let header = rows.first
    else { return nil }
    let also = file.lowercased() == "guests.csv" ? ofGuests : []
    func isSensitive(_ name: String) -> Bool {
      identifying.contains(name) || revealing.contains(name) || also.contains(name)
    }
    let columns = header.enumerated().compactMap {
      index, cell -> (index: Int, name: String, identifies: Bool)? in
      let name = trimmed(cell.text).lowercased()
      if isSensitive(name) { return (index, name, identifying.contains(name)) }
      guard let meant = meaning(cell.text), isSensitive(meant) else { return nil }
      return (index, name, identifying.contains(meant))
    }
    var removed: [String: Int] = [:]
    var values: Set<String> = []
    var result: [UInt8] = []
    var position = 0
    for row in rows.dropFirst() {
      for (index, name, identifies) in columns where index < row.count && !row[index].range.isEmpty
      {
        let cell = row[index]
        let value = trimmed(cell.text)
        if !value.isEmpty {
          removed[name, default: 0] += 1
          if identifies { values.insert(value) }
        }
        result += bytes[position..<cell.range.lowerBound]
        position = cell.range.upperBound
      }
    }
    return Purge(bytes: result + bytes[position...], removed: removed, values: values)
  }
}
