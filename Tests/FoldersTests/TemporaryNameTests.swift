// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Testing

@Suite struct TemporaryNameTests {
  @Test func `no name is given twice, and each is hidden and tells its process`() {
    let names = (0..<1000).map { _ in TemporaryName.beside("list.csv") }

    #expect(Set(names).count == 1000)
    let process = ProcessInfo.processInfo.processIdentifier
    for name in names {
      #expect(name.hasPrefix(".list.csv.\(process).") && name.hasSuffix(".tmp"), "\(name)")
    }
  }
}
