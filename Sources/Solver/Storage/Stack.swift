// SPDX-License-Identifier: Apache-2.0

/// A block of memory with one owner that grows at its end, for lists whose lengths are not known beforehand.
///
/// Pointers into it hold until the next ``append(_:)``. Bounds are asserted in debug builds.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private struct Header {
    var base: UnsafeMutablePointer<Element>
    var count: Int
    var capacity: Int
  }

  // Kept apart, so that a change needs no exclusive access to its owner.
  private let header: UnsafeMutablePointer<Header>

  init() {
    header = .allocate(capacity: 1)
    header.initialize(to: Header(base: .allocate(capacity: 16), count: 0, capacity: 16))
  }

  deinit {
    header.pointee.base.deallocate()
    header.deallocate()
  }

  @inline(__always) var base: UnsafeMutablePointer<Element> { header.pointee.base }
  @inline(__always) var count: Int { header.pointee.count }
  @inline(__always) var isEmpty: Bool { header.pointee.count == 0 }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "\(index) of \(count)")
      return header.pointee.base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "\(index) of \(count)")
      header.pointee.base[index] = newValue
    }
  }

  /// - Complexity: O(1) on average.
  @inline(__always)
  func append(_ element: Element) {
    if header.pointee.count == header.pointee.capacity { grow() }
    (header.pointee.base + header.pointee.count).initialize(to: element)
    header.pointee.count += 1
  }

  @inline(__always)
  func removeLast() -> Element {
    assert(count > 0, "nothing is left")
    header.pointee.count -= 1
    return header.pointee.base[header.pointee.count]
  }

  /// Keeps the first `length` elements.
  @inline(__always)
  func cut(to length: Int) {
    assert(length <= count, "\(length) of \(count)")
    header.pointee.count = length
  }

  private func grow() {
    let capacity = 2 * header.pointee.capacity
    let base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    base.moveInitialize(from: header.pointee.base, count: header.pointee.count)
    header.pointee.base.deallocate()
    header.pointee.base = base
    header.pointee.capacity = capacity
  }
}
