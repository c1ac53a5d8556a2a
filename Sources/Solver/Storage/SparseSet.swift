// SPDX-License-Identifier: Apache-2.0

/// A set of indices with constant-time insertion, removal and random choice.
///
/// - Source: Briggs and Torczon, "An efficient representation for sparse sets", ACM LOPLAS 2, 1993,
///   doi:10.1145/176454.176484.
struct SparseSet: ~Copyable {
  private let items: Buffer<Int32>
  private let position: Buffer<Int32>
  private let length: Buffer<Int>

  init(capacity: Int) {
    items = Buffer(repeating: 0, count: capacity)
    position = Buffer(repeating: -1, count: capacity)
    length = Buffer(repeating: 0, count: 1)
  }

  @inline(__always)
  var count: Int { length[0] }

  @inline(__always)
  subscript(index: Int) -> Int { Int(items[index]) }

  @inline(__always)
  func set(_ item: Int, isMember: Bool) {
    let present = Int(position[item])
    guard (present >= 0) != isMember else { return }
    if isMember {
      position[item] = Int32(count)
      items[count] = Int32(item)
      length[0] = count + 1
    } else {
      let last = items[count - 1]
      items[present] = last
      position[Int(last)] = Int32(present)
      position[item] = -1
      length[0] = count - 1
    }
  }
}
