// SPDX-License-Identifier: Apache-2.0

extension Explainer.Answer {
  /// The repairs in the order of the numbers under which a person can keep them, from 1 on.
  ///
  /// What mends all conflicts comes first; where nothing does, the first repair of each conflict.
  package var numberedRepairs: [Repair] {
    guard case .impossible(let conflicts, let shared) = self else { return [] }
    let repairs = shared.repairs + (conflicts.count == 1 ? conflicts[0].repairs : [])
    return repairs.isEmpty ? conflicts.compactMap(\.repairs.first) : repairs
  }
}
