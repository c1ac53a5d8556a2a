// SPDX-License-Identifier: Apache-2.0

/// What a day costs on which given cells of a grid are bound, looked up or counted.
///
/// - Shape: one table of `2 ^ cells` costs per kind of terms, or two weights of a grid too wide for that, each after what a
///   single binding costs.
struct DayCosts: ~Copyable {
  /// Grids with more cells a day have no tables, which would not stay in the cache; their bits are counted.
  private static let mostTabledCells = 12

  /// The tables while they are made.
  struct Tables {
    let isTabled: Bool
    private let cells: Int
    /// Minutes.
    private let cell: Int
    fileprivate var costs: [Int32] = []
    private var tableOfTerms: [DiaryCost.Terms: Int32] = [:]

    init(cells: Int, cell: Int) {
      self.cells = cells
      self.cell = cell
      isTabled = cells <= DayCosts.mostTabledCells
    }

    /// The number of the table for `terms`, which is made if there is none; `nil` when bits alone do not tell the cost.
    mutating func table(of terms: DiaryCost.Terms) -> Int32? {
      guard isTabled || terms.runWeight == 0 else { return nil }
      if let table = tableOfTerms[terms] { return table }
      costs.append(Int32(clamping: terms.singleWeight))
      let table = Int32(costs.count)
      costs +=
        isTabled
        ? (0..<(1 << cells)).map { cost(of: UInt32($0), terms) }
        : [terms.breakWeight, terms.idleWeight * cell].map { Int32(clamping: $0) }
      tableOfTerms[terms] = table
      return table
    }

    private func cost(of bits: UInt32, _ terms: DiaryCost.Terms) -> Int32 {
      var cost = 0
      var run: Int32 = 0
      var bound = 0
      var free = 0
      for position in 0..<UInt32(cells) {
        guard bits & (1 << position) != 0 else {
          run = 0
          free += 1
          continue
        }
        if bound > 0, free > 0 { cost += terms.breakWeight + terms.idleWeight * free * cell }
        run += 1
        bound += 1
        free = 0
        if run > terms.runLimit { cost += terms.runWeight }
      }
      if bound == 1 { cost += terms.singleWeight }
      return Int32(clamping: cost)
    }
  }

  private let costs: Buffer<Int32>
  private let isTabled: Bool

  init(_ tables: Tables) {
    costs = Buffer(tables.costs)
    isTabled = tables.isTabled
  }

  @inline(__always)
  func table(_ number: Int32) -> UnsafeMutablePointer<Int32> { costs.base + Int(number) }

  /// What a day costs on which the cells in `bits` are bound once.
  @inline(__always)
  func cost(_ bits: UInt32, _ table: UnsafeMutablePointer<Int32>) -> Int32 {
    if isTabled { return table[Int(bits)] }
    guard bits != 0 else { return 0 }
    let bound = Int32(truncatingIfNeeded: bits.nonzeroBitCount)
    let breaks = Int32(truncatingIfNeeded: (bits & ~(bits << 1)).nonzeroBitCount) - 1
    let span = Int32(
      truncatingIfNeeded: UInt32.bitWidth - bits.leadingZeroBitCount - bits.trailingZeroBitCount)
    return breaks * table[0] + (span - bound) * table[1] + (bound == 1 ? table[-1] : 0)
  }

  /// The same where the cells in `crowded` are bound several times: a binding beside another one is not single.
  @inline(__always)
  func cost(_ bits: UInt32, crowded: UInt32, _ table: UnsafeMutablePointer<Int32>) -> Int32 {
    cost(bits, table) - (crowded != 0 && bits & (bits - 1) == 0 ? table[-1] : 0)
  }
}
