// SPDX-License-Identifier: Apache-2.0

/// The changes one person has collected for an event, with undo and redo; nothing of it is saved.
package struct Basket: Hashable, Sendable {
  /// Most changes at once; a longer list is a new edition of the tables.
  package static let capacity = 50

  /// Sentences of the language of changes, in the order in which they were added.
  package private(set) var changes: [String] = []
  private var undone: [[String]] = []
  private var done: [[String]] = []

  package init() {}

  package var canUndo: Bool { !done.isEmpty }
  package var canRedo: Bool { !undone.isEmpty }

  /// Adds a change; what was undone before can no longer be redone.
  package mutating func add(_ change: String) {
    guard changes.count < Self.capacity, changes.last != change else { return }
    become(changes + [change])
  }

  /// Takes one change out.
  package mutating func remove(at index: Int) {
    guard changes.indices.contains(index) else { return }
    var rest = changes
    rest.remove(at: index)
    become(rest)
  }

  package mutating func clear() {
    guard !changes.isEmpty else { return }
    become([])
  }

  package mutating func undo() {
    guard let before = done.popLast() else { return }
    undone.append(changes)
    changes = before
  }

  package mutating func redo() {
    guard let after = undone.popLast() else { return }
    done.append(changes)
    changes = after
  }

  private mutating func become(_ next: [String]) {
    done.append(changes)
    undone = []
    changes = next
  }
}
