// SPDX-License-Identifier: Apache-2.0

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

extension Lists<Int32> {
  /// For each of `count` items, the numbers of the lists that have it, ascending and each once.
  init(inverseOf lists: [[Int]], count: Int) {
    var result: [[Int32]] = Array(repeating: [], count: count)
    for (index, list) in lists.enumerated() {
      for item in list where result[item].last != Int32(index) { result[item].append(Int32(index)) }
    }
    self.init(result)
  }
}
