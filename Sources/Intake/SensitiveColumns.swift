// SPDX-License-Identifier: Apache-2.0

/// Which columns of the tables hold what must not be kept, and their removal.
///
/// Columns count by their name in whatever table they stand, known or not: what the program does not
/// read may be just as sensitive.
package enum SensitiveColumns {
  /// Values that tell who somebody is or how to reach him; each occurs nowhere else by chance.
  package static let identifying: Set<String> = [
    "passport", "id_number", "birth", "birth_date", "birthday", "date_of_birth", "phone",
    "duty_phone", "mobile", "email", "wechat", "room", "plate",
  ]
  /// Values that tell of health or belief.
  package static let revealing: Set<String> = ["diet", "mobility", "medical", "religion"]

  package struct Purge: Sendable {
    package let bytes: [UInt8]
    /// How many values each column lost, by name.
    package let removed: [String: Int]
    /// The identifying values, to search for afterwards.
    package let values: Set<String>
  }

  /// Empties the sensitive cells of a table; all other bytes stay.
  ///
  /// - Returns: `nil` when the bytes are no table.
  package static func purge(_ bytes: [UInt8], file: String) -> Purge? {
    guard let rows = CommaSeparatedText.rows(of: bytes, file: file, log: FindingLog()),
      let header = rows.first
    else { return nil }
    let columns = header.enumerated().compactMap { index, cell -> (index: Int, name: String)? in
      let name = trimmed(cell.text).lowercased()
      return identifying.contains(name) || revealing.contains(name) ? (index, name) : nil
    }
    var removed: [String: Int] = [:]
    var values: Set<String> = []
    var result: [UInt8] = []
    var position = 0
    for row in rows.dropFirst() {
      for (index, name) in columns where index < row.count && !row[index].range.isEmpty {
        let cell = row[index]
        let value = trimmed(cell.text)
        if !value.isEmpty {
          removed[name, default: 0] += 1
          if identifying.contains(name) { values.insert(value) }
        }
        result += bytes[position..<cell.range.lowerBound]
        position = cell.range.upperBound
      }
    }
    return Purge(bytes: result + bytes[position...], removed: removed, values: values)
  }
}
