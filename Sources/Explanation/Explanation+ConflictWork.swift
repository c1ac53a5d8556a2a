// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

extension Explanation {
  /// A conflict, the festival it is tested in, and the repairs that were not tried yet.
  struct ConflictWork {
    var conflict: FestivalConflict
    let festival: Festival
    var result: Explainer.Explained
    var proposals: ArraySlice<RepairProposals.Proposal>

    init(
      _ conflict: FestivalConflict, in festival: Festival, _ all: [RepairProposals.Proposal]
    ) {
      self.conflict = conflict
      self.festival = festival
      result = Explainer.Explained(conflict: conflict)
      proposals = Self.mixed(all)[...]
    }

    /// One after the other of what only relaxes a demand, which hardly ever fails, and of what may: of the latter one
    /// of each kind, then another one of each, so that a few trials show different ways out.
    private static func mixed(
      _ all: [RepairProposals.Proposal]
    ) -> [RepairProposals.Proposal] {
      var count: [Repair.Kind: Int] = [:]
      let ranked = all.filter { !$0.kind.isLikely }.enumerated().map { offset, proposal in
        let round = count[proposal.kind, default: 0]
        count[proposal.kind] = round + 1
        let rank = [proposal.kind.isCancellation ? 1 : 0, round, offset]
        return (rank: rank, proposal: proposal)
      }
      let others = ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.proposal)
      let likely = all.filter(\.kind.isLikely)
      let pairs = zip(likely, others).flatMap { [$0, $1] }
      return pairs + likely.dropFirst(others.count) + others.dropFirst(likely.count)
    }

    mutating func preferCancellations() {
      proposals =
        proposals.filter(\.kind.isCancellation) + proposals.filter { !$0.kind.isCancellation }
    }

    /// The next proposal that is not more of what was found already; to cancel is none while anything gentler is known.
    mutating func nextProposal(
      beside others: [RepairProposals.Proposal]
    ) -> RepairProposals.Proposal? {
      func isMore(_ proposal: RepairProposals.Proposal, than changes: [Change]) -> Bool {
        proposal.kind == .cancellation || Set(changes).isSubset(of: proposal.changes)
      }
      while let proposal = proposals.popFirst() {
        if result.repairs.contains(where: { isMore(proposal, than: $0.changes) }) { continue }
        if others.contains(where: { isMore(proposal, than: $0.changes) }) {
          // Those that are being tried decide whether this one is wanted.
          proposals = [proposal] + proposals
          return nil
        }
        return proposal
      }
      return nil
    }
  }
}
