// SPDX-License-Identifier: Apache-2.0

import FestivalModel

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
          LocalizedText(
            zh: "该报名号对应几个人，未保留",
            en: "The register's number stands for several people, and was not kept"),
          remedy: LocalizedText(zh: "请给每人一个号，或不写", en: "Give each person a number, or leave it out")
        )
      }
    }
  }
}
