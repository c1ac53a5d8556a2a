// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct FileLengthTests {
  @Test func `no Swift file is longer than 400 lines`() {
    // What a generator wrote is as long as its source asks.
    let files = SourceTree.files.filter { $0.isSwift && !$0.path.hasSuffix(".pb.swift") }

    for file in files {
      let count = file.text.count(where: { $0 == "\n" })
      #expect(count <= 400, "\(file.path) has \(count) lines")
    }
    #expect(files.count > 100)
  }
}
