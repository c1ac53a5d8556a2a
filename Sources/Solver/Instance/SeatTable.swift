// SPDX-License-Identifier: Apache-2.0

/// The seats, with who may take each and when.
struct SeatTable: ~Copyable {
  struct Seat: BitwiseCopyable {
    var isRequired: Bool
    var addsLoad: Bool
    var emptyCost: Int
    /// Days on which no candidate is blocked need no look-up.
    var hasBlockedDays: Bool
    var isExcusedWhenBlocked: Bool
    var isEscort: Bool
    var isShadow: Bool
    var hasCandidateCosts: Bool
  }

  private let seats: Buffer<Seat>
  /// Seats bound to each activity.
  let ofActivity: Lists<Int32>
  let candidates: Lists<Int32>
  let candidateCosts: Lists<Int>
  /// Whom each seat escorts, and the escorts of each seat.
  let escorted: Lists<Problem.Seat.Escorted>
  let escorts: Lists<Int32>
  /// Whether any seat is a shadow of others.
  let hasShadows: Bool
  /// Days on which each candidate may not take the seat: so many words for each, in the order of `candidates`.
  private let blockedDays: Buffer<UInt64>
  private let wordsOfCandidate: Int
  /// Seats with a choice of occupant.
  let choosable: [Int]
  let isChoosable: Buffer<Bool>

  init(_ problem: Problem) {
    seats = Buffer(
      problem.seats.map {
        Seat(
          isRequired: $0.isRequired, addsLoad: $0.addsLoad, emptyCost: $0.emptyCost,
          hasBlockedDays: $0.blockedDays.contains { !$0.isEmpty },
          isExcusedWhenBlocked: $0.isExcusedWhenBlocked, isEscort: !$0.escorted.isEmpty,
          isShadow: $0.isShadow,
          hasCandidateCosts: $0.candidateCosts.contains { $0 != 0 })
      })
    var ofActivity: [[Int32]] = problem.activities.map { _ in [] }
    for (index, seat) in problem.seats.enumerated() {
      for binding in seat.bindings { ofActivity[binding.activity].append(Int32(index)) }
    }
    self.ofActivity = Lists(ofActivity)
    candidates = Lists(problem.seats.map { $0.candidates.map(Int32.init) })
    candidateCosts = Lists(
      problem.seats.map { seat in
        seat.candidateCosts.isEmpty ? seat.candidates.map { _ in 0 } : seat.candidateCosts
      })
    escorted = Lists(problem.seats.map(\.escorted))
    hasShadows = problem.seats.contains(where: \.isShadow)
    escorts = Lists(
      inverseOf: problem.seats.map { $0.escorted.map(\.seat) }, count: problem.seats.count)
    let words = DaySet.wordCount(ofDays: problem.dayCount)
    wordsOfCandidate = words
    blockedDays = Buffer(repeating: 0, count: candidates.items.count * words)
    for (index, seat) in problem.seats.enumerated() {
      let first = candidates.range(index).lowerBound
      for (position, days) in seat.blockedDays.enumerated() where !days.isEmpty {
        for (word, bits) in days.words(words).enumerated() {
          blockedDays[(first + position) * words + word] = bits
        }
      }
    }
    choosable = problem.seats.indices.filter {
      let seat = problem.seats[$0]
      return !seat.isLate && !seat.candidates.isEmpty
        && (seat.candidates.count > 1 || !seat.isRequired)
        && (seat.candidates.count > 1 || seat.escorted.isEmpty)
    }
    isChoosable = Buffer(members: choosable, count: problem.seats.count)
  }

  @inline(__always)
  subscript(seat: Int) -> Seat { seats[seat] }

  /// Whether a seat's candidate, by its position among all candidates, may not take it on a day.
  @inline(__always)
  func isBlocked(_ position: Int, onDay day: Int) -> Bool {
    let word = blockedDays[position * wordsOfCandidate + day / UInt64.bitWidth]
    return word & DaySet.bit(of: day) != 0
  }
}
