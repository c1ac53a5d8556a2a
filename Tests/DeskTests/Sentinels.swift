// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Folders
import Foundation
import Intake

/// What the reference week's guest list says of people and no page may repeat.
enum Sentinels {
  private static let guests: [Guest] = {
    let (festival, _) = EventFolderReader.read(folder: referenceFolder, slug: "reference")
    return festival?.guests ?? []
  }()

  static let passports = guests.map(\.passport).filter { $0.count >= 6 }

  /// Passport numbers, and names of guests that are long enough to be nobody else's.
  static let values: [String] = {
    let names = guests.flatMap { [$0.nameZh, $0.nameLatin, $0.nameNative] }.filter {
      $0.utf8.count >= 9
    }
    return Array(Set(passports + names)).sorted()
  }()

  private static let search = ByteSearch(values)

  /// Which of them stand in an answer.
  ///
  /// - Complexity: one reading of the bytes where there is none, as there should be.
  static func found(in body: Data) -> [String] {
    guard search.isAnyFound(in: Array(body)) else { return [] }
    let text = String(decoding: body, as: UTF8.self)
    return values.filter { text.contains($0) }
  }
}
