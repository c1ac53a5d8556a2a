// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct FileLengthTests {
  @Test func `no Swift file is longer than 400 lines`() {
    let files = SourceTree.files.filter(\.isSwift)

    for file in files {
      let count = file.text.count(where: { $0 == "\n" })
      #expect(count <= 400, "\(file.path) has \(count) lines")
    }
    #expect(files.count > 100)
  }
}
