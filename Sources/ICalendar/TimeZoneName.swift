// SPDX-License-Identifier: Apache-2.0

/// The spelling of zone identifiers, which become file names in the zone data.
enum TimeZoneName {
  /// Whether the identifier is made like `Europe/Paris` or `Etc/GMT+8`: no path can be smuggled in.
  static func isPlausible(_ identifier: String) -> Bool {
    guard !identifier.isEmpty, identifier.utf8.count <= 64 else { return false }
    let isPlain = identifier.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    return isPlain
      && identifier.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty }
  }
}
