// SPDX-License-Identifier: Apache-2.0

/// The numbers by which a register tells people apart.
enum RegisterNumbers {
  /// Takes away numbers that stand for several people: an order, or the like.
  static func check(_ tables: inout [ListTable], _ log: ListLog) {
    for table in tables.indices where tables[table].fields.contains(.registration) {
      var counts: [String: Int] = [:]
      for record in tables[table].records {
        guard let number = record.filled(.registration) else { continue }
        counts[ListText.key(number), default: 0] += 1
      }
      for index in tables[table].records.indices {
        let record = tables[table].records[index]
        guard let number = record.filled(.registration), !tables[table].isExact,
          counts[ListText.key(number), default: 0] > 1
        else { continue }
        tables[table].records[index][.registration] = nil
        log.add(
          .identifierUnusable, at: record.place,
          "The register's number stands for several people, and was not kept",
          remedy: "Give each person a number, or leave it out")
      }
    }
  }
}
