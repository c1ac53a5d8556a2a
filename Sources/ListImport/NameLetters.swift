// SPDX-License-Identifier: Apache-2.0

/// What is equal for two names of one party that differ in accents, spaces and the order of letters
/// alone; digits keep their order.
struct NameLetters: Hashable {
  /// The sum over all letters of a number that each has: it does not depend on their order.
  private let sum: UInt64
  /// The digits as they follow each other, and the party.
  private let rest: Int

  /// Of each name in Latin letters that is long enough to say something.
  static func of(_ nameKeys: [String], party: String) -> [NameLetters] {
    nameKeys.compactMap { NameLetters($0, party: party) }
  }

  private init?(_ key: String, party: String) {
    guard let first = key.utf8.first, first < 0x80, key.utf8.count >= 6 else { return nil }
    var sum: UInt64 = 0
    var digits = 0
    for byte in ListText.withoutAccents(key).utf8 where byte != UInt8(ascii: " ") {
      sum &+= Self.numbers[Int(byte)]
      if (0x30...0x39).contains(byte) { digits = digits &* 11 &+ Int(byte) - 0x2F }
    }
    self.sum = sum
    var hasher = Hasher()
    hasher.combine(party)
    hasher.combine(digits)
    rest = hasher.finalize()
  }

  /// A number for each byte, of which no two small sums are equal in practice.
  ///
  /// - Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014,
  ///   doi:10.1145/2660193.2660195.
  private static let numbers: [UInt64] = (1...256).map { number in
    var mixed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
