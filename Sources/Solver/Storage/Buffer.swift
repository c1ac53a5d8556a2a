// SPDX-License-Identifier: Apache-2.0

/// A fixed-size block of memory with one owner, for the loops where an array's bookkeeping would show.
///
/// Bounds are asserted in debug builds.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    count = elements.count
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "\(index) of \(count)")
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "\(index) of \(count)")
      base[index] = newValue
    }
  }
}

extension Buffer<Bool> {
  /// Whether each of `count` numbers is among `members`.
  init(members: [Int], count: Int) {
    self.init(repeating: false, count: count)
    for member in members { self[member] = true }
  }
}
