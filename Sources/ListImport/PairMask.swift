// SPDX-License-Identifier: Apache-2.0

/// Which pairs of neighbouring bytes a key has, each in one of 64 places: a key that is inside another
/// one has no pair that the other lacks, which is told without looking at either again.
struct PairMask {
  private let bits: UInt64

  init(_ key: String) {
    var bits: UInt64 = 0
    var before: UInt8?
    for byte in key.utf8 {
      if let before { bits |= 1 << UInt64((Int(before) &* 31 &+ Int(byte) &* 7) & 63) }
      before = byte
    }
    self.bits = bits
  }

  /// Whether a key of this mask may hold one of another; only keys can tell for certain.
  func mayHold(_ part: PairMask) -> Bool { part.bits & ~bits == 0 }
}
