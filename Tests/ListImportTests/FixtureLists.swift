// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation

/// Lists as other programs wrote them, kept byte by byte; all people in them are invented.
enum FixtureLists {
  static func list(_ name: String) throws -> (name: String, bytes: [UInt8]) {
    (name, Array(try Data(contentsOf: fixturesFolder.appending(path: "lists/\(name)"))))
  }
}
