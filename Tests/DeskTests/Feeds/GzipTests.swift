// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

@Suite struct GzipTests {
  /// Python's reader, which nobody here wrote, gets back what was written.
  @Test(arguments: [0, 1, 1000, 200_000])
  func `another program reads back what was compressed`(size: Int) throws {
    let plain = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "gzip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let packed = folder.appending(path: "packed.gz")
    let unpacked = folder.appending(path: "unpacked")
    try Data(Gzip.bytes(of: plain)).write(to: packed)

    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      "import gzip, sys; open(sys.argv[2], 'wb').write(gzip.open(sys.argv[1]).read())",
      packed.path, unpacked.path,
    ]
    try python.run()
    python.waitUntilExit()

    #expect(python.terminationStatus == 0)
    #expect([UInt8](try Data(contentsOf: unpacked)) == plain)
  }

  @Test func `the same bytes are compressed to the same bytes`() {
    let plain = Array("BEGIN:VCALENDAR\r\n".utf8)

    #expect(Gzip.bytes(of: plain) == Gzip.bytes(of: plain))
  }
}
