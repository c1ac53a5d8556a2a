// SPDX-License-Identifier: Apache-2.0

/// What a search asks of resources beside the terms of their diaries.
struct ResourceTable: ~Copyable {
  let sizes: Buffer<Int>
  /// Position of each resource's diary in the block of entries.
  let diaryOffset: Buffer<Int32>
  let diaryCapacity: Int
  /// Resources that can never cost anything, like a place with room for everything; their diaries are not kept.
  let isTermless: Buffer<Bool>
  /// Resources whose entries are alike: none is shared by a pool, all or none are counted, none is compared with another
  /// diary entry by entry.
  let isUniform: Buffer<Bool>

  init(_ problem: Problem, _ bindings: borrowing BindingTable) {
    sizes = Buffer(problem.resources.map(\.size))
    let most = bindings.mostOfResource
    var offsets: [Int32] = []
    var total = 0
    for count in most {
      offsets.append(Int32(total))
      total += count
    }
    offsets.append(Int32(total))
    diaryOffset = Buffer(offsets)
    diaryCapacity = total
    let compared = Set(
      problem.balances.flatMap(\.resources) + problem.family.spreads.flatMap(\.resources)
        + problem.continuities.map(\.resource))
    isTermless = Buffer(
      problem.resources.enumerated().map { index, resource in
        resource.concurrency >= most[index] && resource.concurrency > 1
          && resource.absences.isEmpty && resource.entry == nil && resource.exit == nil
          && !resource.hasDayTerms && resource.family.seatLimit == .max && !compared.contains(index)
      })
    isUniform = Buffer(Self.uniformity(of: problem))
  }

  /// Whether all bindings a resource may have are alike, so that its diary can be judged entry by entry.
  private static func uniformity(of problem: Problem) -> [Bool] {
    var isUniform = Array(repeating: true, count: problem.resources.count)
    var isCounted: [Bool?] = Array(repeating: nil, count: problem.resources.count)
    func see(_ resource: Int, _ binding: Problem.Binding) {
      let counts = isCounted[resource] ?? binding.isCounted
      isCounted[resource] = counts
      if binding.pool >= 0 || counts != binding.isCounted || binding.from >= binding.to {
        isUniform[resource] = false
      }
    }
    for (index, activity) in problem.activities.enumerated() {
      for attendance in activity.attendance { see(attendance.resource, attendance.binding) }
      for option in activity.options {
        see(option.place, activity.occupancy(index))
      }
    }
    for seat in problem.seats {
      for binding in seat.bindings {
        for candidate in seat.candidates { see(candidate, binding) }
      }
    }
    for continuity in problem.continuities { isUniform[continuity.resource] = false }
    return isUniform
  }
}
