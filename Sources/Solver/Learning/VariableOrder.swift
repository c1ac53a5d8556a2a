// SPDX-License-Identifier: Apache-2.0

/// Variables by how often they took part in recent conflicts, as a binary heap.
///
/// - Source: Moskewicz et al., "Chaff: Engineering an Efficient SAT Solver", DAC 2001, doi:10.1145/378239.379017; amounts
///   that grow instead of decaying, after Eén and Sörensson, SAT 2003, doi:10.1007/978-3-540-24605-3_37.
struct VariableOrder: ~Copyable {
  private let activity = Stack<Double>()
  private let heap = Stack<Int32>()
  /// Where in the heap; -1 for nowhere.
  private let position = Stack<Int32>()
  private var amount = 1.0
  private static let largest = 1e100

  /// - Complexity: O(log variables), as of every other change.
  func addVariable(activity initial: Double) {
    activity.append(initial)
    position.append(-1)
    insert(Int32(activity.count - 1))
  }

  var isEmpty: Bool { heap.isEmpty }

  @inline(__always)
  func contains(_ variable: Int32) -> Bool { position[Int(variable)] >= 0 }

  func insert(_ variable: Int32) {
    guard !contains(variable) else { return }
    heap.append(variable)
    position[Int(variable)] = Int32(heap.count - 1)
    rise(heap.count - 1)
  }

  func removeFirst() -> Int32 {
    let first = heap[0]
    let last = heap.removeLast()
    position[Int(first)] = -1
    if !heap.isEmpty {
      heap[0] = last
      position[Int(last)] = 0
      sink(0)
    }
    return first
  }

  /// Notes that the variable took part in a conflict.
  mutating func bump(_ variable: Int32) {
    activity[Int(variable)] += amount
    if activity[Int(variable)] > Self.largest {
      for index in 0..<activity.count { activity[index] /= Self.largest }
      amount /= Self.largest
    }
    if contains(variable) { rise(Int(position[Int(variable)])) }
  }

  /// Lets what was noted so far count less, by this factor.
  mutating func decay(_ factor: Double) { amount /= factor }

  private func rise(_ start: Int) {
    var index = start
    let variable = heap[index]
    while index > 0 {
      let parent = (index - 1) / 2
      guard activity[Int(heap[parent])] < activity[Int(variable)] else { break }
      heap[index] = heap[parent]
      position[Int(heap[index])] = Int32(index)
      index = parent
    }
    heap[index] = variable
    position[Int(variable)] = Int32(index)
  }

  private func sink(_ start: Int) {
    var index = start
    let variable = heap[index]
    while true {
      var child = 2 * index + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, activity[Int(heap[child + 1])] > activity[Int(heap[child])] {
        child += 1
      }
      guard activity[Int(heap[child])] > activity[Int(variable)] else { break }
      heap[index] = heap[child]
      position[Int(heap[index])] = Int32(index)
      index = child
    }
    heap[index] = variable
    position[Int(variable)] = Int32(index)
  }
}
