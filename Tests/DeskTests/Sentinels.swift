// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake

/// What the reference week's guest list says of people and no page may repeat.
enum Sentinels {
  /// Passport numbers, and names of guests that are long enough to be nobody else's.
  static func values() throws -> [String] {
    let (festival, _) = EventFolderReader.read(folder: referenceFolder, slug: "reference")
    let guests = festival?.guests ?? []
    let passports = guests.map(\.passport).filter { $0.count >= 6 }
    let names = guests.flatMap { [$0.nameZh, $0.nameLatin, $0.nameNative] }.filter {
      $0.utf8.count >= 9
    }
    return Array(Set(passports + names)).sorted()
  }
}
