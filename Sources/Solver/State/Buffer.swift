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

/// Lists of lists in two blocks: `items[offsets[i] ..< offsets[i + 1]]` is list `i`.
struct Lists<Element: BitwiseCopyable>: ~Copyable {
  let offsets: Buffer<Int32>
  let items: Buffer<Element>

  init(_ lists: [[Element]]) {
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(lists.count + 1)
    var items: [Element] = []
    for list in lists {
      items.append(contentsOf: list)
      offsets.append(Int32(items.count))
    }
    self.offsets = Buffer(offsets)
    self.items = Buffer(items)
  }

  @inline(__always)
  func range(_ list: Int) -> Range<Int> {
    Int(offsets[list])..<Int(offsets[list + 1])
  }

  @inline(__always)
  func count(_ list: Int) -> Int { Int(offsets[list + 1]) - Int(offsets[list]) }

  @inline(__always)
  subscript(position: Int) -> Element { items[position] }
}
