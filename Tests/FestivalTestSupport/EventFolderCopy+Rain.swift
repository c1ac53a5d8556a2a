// SPDX-License-Identifier: Apache-2.0

extension EventFolderCopy {
  /// States plans for the rain in a column of their own, by session.
  package func state(wet plans: [String: String]) throws {
    try edit("sessions") { rows in
      rows[0].append("wet")
      for y in rows.indices.dropFirst() { rows[y].append(plans[rows[y][0]] ?? "") }
    }
  }

  /// The reference week's Wednesday under roofs: four sessions go there and the walk is cancelled.
  package func stateWetWednesday() throws {
    try state(
      wet: [
        "S25": "HBN-B3", "S26": "HBN-B3", "S27": "HBN-BALL", "S28": "HBN-R200", "S29": "cancel",
      ])
  }
}
