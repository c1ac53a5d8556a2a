// SPDX-License-Identifier: Apache-2.0

/// Of whom at least one should take one of some seats.
struct CoverageTable: ~Copyable {
  /// The coverage that each candidate of a seat serves, in the order of candidates; -1 for none.
  let ofCandidate: Lists<Int32>
  let weights: Buffer<Int>

  init(_ problem: Problem) {
    weights = Buffer(problem.coverages.map(\.weight))
    var ofSeat: [[Int: Int32]] = problem.seats.map { _ in [:] }
    for (index, coverage) in problem.coverages.enumerated() {
      for seat in coverage.seats {
        for resource in coverage.resources { ofSeat[seat][resource] = Int32(index) }
      }
    }
    ofCandidate = Lists(
      problem.seats.enumerated().map { index, seat in
        // Most seats serve none.
        ofSeat[index].isEmpty
          ? Array(repeating: -1, count: seat.candidates.count)
          : seat.candidates.map { ofSeat[index][$0] ?? -1 }
      })
  }
}
