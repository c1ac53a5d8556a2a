// SPDX-License-Identifier: Apache-2.0

extension Festival.Parts {
  /// Takes a session out of the relations, and those that then ask nothing.
  ///
  /// What the others ask of each other is never more than before: where a session goes from the middle of an order, its own
  /// length and both its gaps lie between its neighbours.
  mutating func removeFromRelations(_ id: Session.ID) {
    let length = sessions.first { $0.id == id }?.duration.rawValue ?? 0
    relations = relations.compactMap { relation in
      guard let position = relation.sessions.firstIndex(of: id) else { return relation }
      var rest = relation
      rest.sessions.remove(at: position)
      if rest.kind == .inOrder, !rest.isPerItem, position > 0, position < rest.sessions.count {
        rest.most = relation.most.map { 2 * $0 + length }
      }
      return rest.sessions.count < 2 ? nil : rest
    }
  }
}
