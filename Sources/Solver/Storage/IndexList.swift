// SPDX-License-Identifier: Apache-2.0

/// A list of indices with a fixed capacity, filled and emptied without the bookkeeping of an array.
struct IndexList: ~Copyable {
  private let items: UnsafeMutablePointer<Int>
  private let length: UnsafeMutablePointer<Int>
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    items = .allocate(capacity: max(1, capacity))
    length = .allocate(capacity: 1)
    length.initialize(to: 0)
  }

  deinit {
    items.deallocate()
    length.deallocate()
  }

  @inline(__always)
  var count: Int { length.pointee }

  @inline(__always)
  var isEmpty: Bool { length.pointee == 0 }

  /// The indices as they are now; valid while nothing is appended or cleared.
  @inline(__always)
  var all: UnsafeBufferPointer<Int> { UnsafeBufferPointer(start: items, count: length.pointee) }

  @inline(__always)
  subscript(position: Int) -> Int {
    assert(position >= 0 && position < count, "\(position) of \(count)")
    return items[position]
  }

  @inline(__always)
  func append(_ index: Int) {
    assert(count < capacity, "\(count) of \(capacity)")
    items[length.pointee] = index
    length.pointee += 1
  }

  @inline(__always)
  func clear() { length.pointee = 0 }
}
