// SPDX-License-Identifier: Apache-2.0

/// A key under which a party is known, compared with those of all others.
struct PartyName {
  let key: String
  let party: String
  private let mask: PairMask
  private let length: Int
  /// Whether the key inside another one says anything: `cus` in Lyon Circus does not.
  private let isTelling: Bool

  init(key: String, party: String) {
    self.key = key
    self.party = party
    mask = PairMask(key)
    length = key.utf8.count
    isTelling = key.count >= (key.utf8.allSatisfy { $0 < 0x80 } ? 6 : 3)
  }

  /// Whether another name holds this one, and that says something.
  ///
  /// - Complexity: O(1) for nearly all names that do not.
  func isInside(_ other: PartyName) -> Bool {
    isTelling && length <= other.length && other.mask.mayHold(mask)
      && ListText.holds(other.key, key)
  }
}
