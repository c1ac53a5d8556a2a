// SPDX-License-Identifier: Apache-2.0

/// A clause that waits for one of two of its literals to become false.
struct Watch: BitwiseCopyable {
  /// Where the clause begins, or ``pair`` for one of two literals.
  var clause: Int32
  /// A literal of the clause, of two the other one; while it is true there is nothing to do.
  var blocker: Int32

  static let pair: Int32 = -1
}

/// For each literal, the clauses that wait for it to become false.
struct WatchLists: ~Copyable {
  struct Row: BitwiseCopyable {
    var base: UnsafeMutablePointer<Watch>
    var count: Int32
    var capacity: Int32
  }

  private let rows = Stack<Row>()
  private static let leastCapacity: Int32 = 4

  deinit {
    for index in 0..<rows.count { rows[index].base.deallocate() }
  }

  func addLiteral() {
    rows.append(
      Row(
        base: .allocate(capacity: Int(Self.leastCapacity)), count: 0, capacity: Self.leastCapacity))
  }

  /// The clauses of one literal, which holds until the next literal is added.
  @inline(__always)
  func row(_ literal: Int32) -> UnsafeMutablePointer<Row> { rows.base + Int(literal) }

  @inline(__always)
  func append(_ watch: Watch, to literal: Int32) {
    let row = row(literal)
    if row.pointee.count == row.pointee.capacity { grow(row) }
    (row.pointee.base + Int(row.pointee.count)).initialize(to: watch)
    row.pointee.count += 1
  }

  /// Lets a clause of two literals wait for both.
  func append(pair first: Int32, _ second: Int32) {
    append(Watch(clause: Watch.pair, blocker: second), to: first)
    append(Watch(clause: Watch.pair, blocker: first), to: second)
  }

  private func grow(_ row: UnsafeMutablePointer<Row>) {
    let capacity = 2 * row.pointee.capacity
    let base = UnsafeMutablePointer<Watch>.allocate(capacity: Int(capacity))
    base.moveInitialize(from: row.pointee.base, count: Int(row.pointee.count))
    row.pointee.base.deallocate()
    row.pointee.base = base
    row.pointee.capacity = capacity
  }

  /// Forgets all clauses of more than two literals.
  func keepPairs() {
    for index in 0..<rows.count {
      let row = row(Int32(index))
      var kept: Int32 = 0
      for position in 0..<Int(row.pointee.count)
      where row.pointee.base[position].clause == Watch.pair {
        row.pointee.base[Int(kept)] = row.pointee.base[position]
        kept += 1
      }
      row.pointee.count = kept
    }
  }
}
