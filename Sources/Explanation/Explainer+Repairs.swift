// SPDX-License-Identifier: Apache-2.0

extension Explainer.Answer {
  /// The repairs in the order of the numbers under which a person can keep them, from 1 on.
  ///
  /// What mends all conflicts comes first; where nothing does, the first repair of each conflict.
  package var numberedRepairs: [Repair] {
    guard case .impossible(let conflicts, let shared) = self else { return [] }
    if isOneConflict { return shared.repairs + conflicts[0].repairs }
    return mendsAll ? shared.repairs : conflicts.compactMap(\.repairs.first)
  }

  /// Whether each numbered repair mends everything; else each mends one conflict, with the others cancelled for the trial.
  package var mendsAll: Bool {
    guard case .impossible(_, let shared) = self else { return false }
    return !shared.repairs.isEmpty || isOneConflict
  }

  /// Whether there is one conflict and nothing beside it, so that nothing was cancelled to test it.
  package var isOneConflict: Bool {
    guard case .impossible(let conflicts, let shared) = self else { return false }
    return conflicts.count == 1 && conflicts[0].conflict.alike.isEmpty && shared.further.isEmpty
  }
}
