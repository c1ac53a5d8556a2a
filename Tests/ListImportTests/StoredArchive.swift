// SPDX-License-Identifier: Apache-2.0

/// A ZIP archive of parts that are not compressed, with right checksums.
enum StoredArchive {
  /// An archive of stored parts; `declared` lies about the size of a part.
  static func bytes(
    _ parts: [(name: String, text: String)], declared: UInt32? = nil
  ) -> [UInt8] {
    bytes(parts.map { ($0.name, Array($0.text.utf8)) }, declared: declared)
  }

  static func bytes(_ parts: [(name: String, content: [UInt8])], declared: UInt32? = nil) -> [UInt8]
  {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let content = part.content
      let name = Array(part.name.utf8)
      let size = declared.map(Int.init) ?? content.count
      let fields =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(crc(content), 4)
        + little(content.count, 4) + little(size, 4) + little(name.count, 2) + little(0, 2)
      let offset = bytes.count
      bytes += Array("PK\u{3}\u{4}".utf8) + fields + name + content
      directory +=
        Array("PK\u{1}\u{2}".utf8) + little(20, 2) + fields + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(offset, 4) + name
    }
    let start = bytes.count
    bytes += directory + Array("PK\u{5}\u{6}".utf8) + little(0, 4)
    return bytes + little(parts.count, 2) + little(parts.count, 2) + little(directory.count, 4)
      + little(start, 4) + little(0, 2)
  }

  /// The checksum of the format.
  private static func crc(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}
