// SPDX-License-Identifier: Apache-2.0

/// Who should stay the same from one activity of a resource to its next.
struct ContinuityTable: ~Copyable {
  struct Record: BitwiseCopyable {
    var resource: Int32
    var weight: Int
  }

  private let records: Buffer<Record>
  let byResource: Lists<Int32>
  let bySeat: Lists<Int32>
  /// For each continuity, its activities; `seats` has one list per entry, in the same order.
  let activities: Lists<Int32>
  let seats: Lists<Int32>

  init(_ problem: Problem) {
    let terms = problem.continuities
    records = Buffer(terms.map { Record(resource: Int32($0.resource), weight: $0.weight) })
    byResource = Lists(inverseOf: terms.map { [$0.resource] }, count: problem.resources.count)
    bySeat = Lists(inverseOf: terms.map { $0.seats.flatMap(\.seats) }, count: problem.seats.count)
    activities = Lists(terms.map { $0.seats.map { Int32($0.activity) } })
    seats = Lists(terms.flatMap { $0.seats.map { $0.seats.map(Int32.init) } })
  }

  @inline(__always)
  subscript(continuity: Int) -> Record { records[continuity] }
}
