// SPDX-License-Identifier: Apache-2.0

/// Characters among which that of nearly every cell is looked for, which a hash would make slow.
struct ScalarSet: Sendable {
  private var marks = [Bool](repeating: false, count: 0x1_0000)

  /// Takes the characters of the basic plane; words of lists have no others.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars where scalar.value < 0x1_0000 { marks[Int(scalar.value)] = true }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x1_0000 && marks[Int(scalar.value)]
  }
}
