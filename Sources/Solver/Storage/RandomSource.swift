// SPDX-License-Identifier: Apache-2.0

/// A small, fast, seeded random source; the same seed gives the same numbers on every machine.
///
/// - Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (xoshiro256**),
///   ACM TOMS 47(4), 2021, doi:10.1145/3460772; seeded by SplitMix64.
package struct RandomSource: RandomNumberGenerator, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Any seed will do, 0 too.
  package init(seed: UInt64) {
    var x = seed
    func next() -> UInt64 {
      x &+= 0x9E37_79B9_7F4A_7C15
      var z = x
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    s0 = next()
    s1 = next()
    s2 = next()
    s3 = next()
  }

  @inline(__always)
  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    let result = rotated(s1 &* 5, 7) &* 9
    let t = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotated(s3, 45)
    return result
  }

  /// A number in `0 ..< bound`; the bias is below 2⁻³² for the bounds used here.
  @inline(__always)
  package mutating func below(_ bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }

  /// A number in `0 ..< 1`.
  @inline(__always)
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  @inline(__always)
  private func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
}
