// SPDX-License-Identifier: Apache-2.0

/// Where a resource's diary lies, what it costs, and what the trial makes of it; one cache line, since a move that
/// touches fifty people reads fifty of them.
struct DiaryRecord: BitwiseCopyable {
  var cost = Cost.zero
  /// What the trial would make of it; valid while the mark equals the trial's stamp.
  var trialCost = Cost.zero
  var mark: Int32 = 0
  /// How often the trial touches it, and the bindings that a single touch takes out and brings; -1 for none.
  var touches: Int32 = 0
  var leaving: Int32 = -1
  var joining: Int32 = -1
  /// Position of its first entry in the block of all entries, and how many there are.
  var offset: Int32
  var count: Int32 = 0
  /// The same in the trial's block.
  var trialOffset: Int32 = 0
  var trialCount: Int32 = 0
  /// Whether the trial's entries were not written yet, because the cost was found without them.
  var isPending = false
  /// What the search adds to one broken instance here, while it cannot get rid of it.
  var pressure: Int32 = 0
  /// Whether it can never cost anything, like a place with room for everything; such a diary is not kept.
  var isTermless: Bool
  /// Whether a single change can be judged by its neighbours.
  var isLocal: Bool
}
