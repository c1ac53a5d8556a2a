// SPDX-License-Identifier: Apache-2.0

/// The days of those whose every binding fills one cell of a common grid, as sets of bits.
///
/// What such a day costs depends on its bits alone and is looked up, so that a move of an activity with fifty attendants
/// is judged with a hundred look-ups instead of a walk through fifty diaries. Who is in two places at once is counted by
/// cells; places and orders are judged elsewhere.
///
/// - Shape: two words per resource and day.
final class DayPatterns {
  private static let mostCells = UInt32.bitWidth - 1

  /// Whose day changes: position of the first day's word, and of the table for it.
  private struct Attendant: BitwiseCopyable {
    var resource: Int32
    var word: Int32
    var table: Int32
  }

  /// The cell of a start: its day and its bit.
  private struct Cell: BitwiseCopyable {
    var day: Int32
    var bit: UInt32
  }

  /// What a resource is bound to in one cell of one day.
  private struct Bound: BitwiseCopyable {
    /// The exclusive or of the activities' numbers plus one, so that it tells the activity while there is only one.
    var activities: Int32 = 0
    var count: Int32 = 0
  }

  private let instance: Instance
  private let attendants: Lists<Attendant>
  private let cells: Buffer<Cell>
  /// The cells that are bound, and those that are bound several times.
  private let words: Buffer<UInt32>
  private let crowded: Buffer<UInt32>
  private let bound: Buffer<Bound>
  private let cellCount: Int
  private let costs: DayCosts
  /// The table of each resource; -1 for none.
  private let tableOfResource: Buffer<Int32>
  /// Activities whose soft cost is that of their attendants' days, their start and their place.
  private let isPatterned: Buffer<Bool>
  /// Whether there is any such activity.
  let isUsed: Bool
  /// The hard amount of one binding too many in a cell.
  private let clash: Int

  init(_ instance: Instance, _ diaries: DiaryCost) {
    self.instance = instance
    let problem = instance.problem
    let grid = Grid(of: problem, atMost: Self.mostCells)
    let width = grid.map(\.cells) ?? 0
    var costs = DayCosts.Tables(cells: width, cell: grid?.cell ?? 1)
    // Whoever is bound by more than the attendance of activities keeps a diary only.
    var others = Set<Int>()
    for seat in problem.seats { others.formUnion(seat.candidates) }
    for activity in problem.activities {
      others.formUnion(activity.options.map(\.place))
      others.formUnion(activity.attendance.filter { !$0.binding.isCounted }.map(\.resource))
    }
    let tableOfResource = problem.resources.indices.map { resource -> Int32 in
      let terms = diaries.terms(of: resource).pointee
      guard grid != nil, instance.resources.isUniform[resource], !others.contains(resource),
        terms.isLocal, terms.concurrency == 1, !terms.hasAbsences, terms.entrySite < 0,
        terms.exitSite < 0, terms.seatLimit == .max, terms.gapAtSite == 0, terms.layoutGap == 0,
        terms.nightGap == 0
      else { return -1 }
      return costs.table(of: terms) ?? -1
    }
    self.tableOfResource = Buffer(tableOfResource)
    let isPatterned = problem.activities.enumerated().map { index, activity in
      grid != nil && instance.seats.ofActivity.count(index) == 0
        && instance.slacks.byMember.count(index) == 0
        && instance.accords.byMember.count(index) == 0
        && activity.attendance.allSatisfy { tableOfResource[$0.resource] >= 0 }
    }
    self.isPatterned = Buffer(isPatterned)
    isUsed = isPatterned.contains(true)
    // Of activities with more terms, too: their attendants' days have to be whole.
    attendants = Lists(
      problem.activities.map { activity in
        activity.attendance.filter { tableOfResource[$0.resource] >= 0 }.map {
          Attendant(
            resource: Int32($0.resource), word: Int32($0.resource * problem.dayCount),
            table: tableOfResource[$0.resource])
        }
      })
    cells = Buffer(
      problem.activities.flatMap { activity in
        activity.starts.map { start in
          guard let grid else { return Cell(day: 0, bit: 0) }
          let position = grid.position(of: start)
          return Cell(day: Int32(position.day), bit: 1 << UInt32(position.cell))
        }
      })
    let wordCount = isUsed ? problem.resources.count * problem.dayCount : 0
    words = Buffer(repeating: 0, count: wordCount)
    crowded = Buffer(repeating: 0, count: wordCount)
    cellCount = width
    bound = Buffer(repeating: Bound(), count: wordCount * width)
    clash = HardAmount.of(Int32(clamping: grid?.cell ?? 0))
    self.costs = DayCosts(costs)
  }

  // MARK: - Days of one resource

  /// Whether the resource's days are looked up.
  @inline(__always)
  func isKept(_ resource: Int) -> Bool { isUsed && tableOfResource[resource] >= 0 }

  /// The change of cost of a diary once the binding at the start numbered `leaving` in all starts has gone and that at
  /// `joining` has come; -1 for none.
  @inline(__always)
  func change(_ resource: Int, leaving: Int, joining: Int) -> Cost {
    let word = resource * instance.problem.dayCount
    let table = costs.table(tableOfResource[resource])
    var sum = Cost.zero
    if leaving >= 0 { sum = sum + remove(word, cells[leaving], table) }
    if joining >= 0 {
      sum = sum + insert(word, cells[joining], table)
      _ = remove(word, cells[joining], table)
    }
    if leaving >= 0 { _ = insert(word, cells[leaving], table) }
    return sum
  }

  /// Takes one binding out of a cell.
  ///
  /// - Returns: the change of cost.
  @inline(__always)
  private func remove(_ first: Int, _ cell: Cell, _ table: UnsafeMutablePointer<Int32>) -> Cost {
    let word = first + Int(cell.day)
    let left = count(word, cell, add: -1)
    let bits = words[word]
    let many = crowded[word]
    let before = costs.cost(bits, crowded: many, table)
    if left == 0 {
      words[word] = bits ^ cell.bit
      return Cost(hard: 0, soft: Int(costs.cost(bits ^ cell.bit, crowded: many, table) - before))
    }
    if left == 1 { crowded[word] = many ^ cell.bit }
    return Cost(hard: -clash, soft: Int(costs.cost(bits, crowded: crowded[word], table) - before))
  }

  /// Puts one binding more into a cell.
  ///
  /// - Returns: the change of cost.
  @inline(__always)
  private func insert(_ first: Int, _ cell: Cell, _ table: UnsafeMutablePointer<Int32>) -> Cost {
    let word = first + Int(cell.day)
    let now = count(word, cell, add: 1)
    let bits = words[word]
    let many = crowded[word]
    let before = costs.cost(bits, crowded: many, table)
    if now == 1 {
      words[word] = bits | cell.bit
      return Cost(hard: 0, soft: Int(costs.cost(bits | cell.bit, crowded: many, table) - before))
    }
    if now == 2 { crowded[word] = many | cell.bit }
    return Cost(hard: clash, soft: Int(costs.cost(bits, crowded: crowded[word], table) - before))
  }

  @inline(__always)
  private func count(_ word: Int, _ cell: Cell, add change: Int32) -> Int32 {
    let place = bound.base + word * cellCount + cell.bit.trailingZeroBitCount
    place.pointee.count += change
    return place.pointee.count
  }

  // MARK: - Changes

  /// Notes that `activity` goes from one of its starts to another, -1 for none, and tells the change of each diary's cost.
  @inline(__always)
  func move(
    _ activity: Int, from old: Int32, to new: Int32,
    _ tell: (_ resource: Int, _ change: Cost) -> Void
  ) {
    guard old != new else { return }
    let first = Int(instance.activities.starts.offsets[activity])
    let left = old >= 0 ? cells[first + Int(old)] : nil
    let reached = new >= 0 ? cells[first + Int(new)] : nil
    for position in attendants.range(activity) {
      let attendant = attendants[position]
      let word = Int(attendant.word)
      let table = costs.table(attendant.table)
      var change = Cost.zero
      if let left {
        change = change + remove(word, left, table)
        bound.base[place(attendant, left)].activities ^= Int32(activity) + 1
      }
      if let reached {
        change = change + insert(word, reached, table)
        bound.base[place(attendant, reached)].activities ^= Int32(activity) + 1
      }
      tell(Int(attendant.resource), change)
    }
  }

  @inline(__always)
  private func place(_ attendant: Attendant, _ cell: Cell) -> Int {
    Int(attendant.word + cell.day) * cellCount + cell.bit.trailingZeroBitCount
  }

  /// Gives `body` what keeps attendants of the activity at its start number `start`, until it returns `false`; some may come
  /// several times.
  ///
  /// Only for an activity that is judged by patterns alone, while nobody is in two places.
  ///
  /// - Returns: whether `body` always returned `true`.
  /// - Complexity: O(attendants).
  @inline(__always)
  func forEachBound(of activity: Int, at start: Int, _ body: (Int) -> Bool) -> Bool {
    let cell = cells[Int(instance.activities.starts.offsets[activity]) + start]
    for position in attendants.range(activity) {
      let other = bound.base[place(attendants[position], cell)].activities
      if other > 0, !body(Int(other) - 1) { return false }
    }
    return true
  }

  /// Whether the soft cost of the activity is that of its attendants' days, its start and its place.
  @inline(__always)
  func judges(_ activity: Int) -> Bool { isUsed && isPatterned[activity] }

  @inline(__always)
  private func flip(_ activity: Int, _ cell: Cell) {
    for position in attendants.range(activity) {
      words.base[Int(attendants[position].word + cell.day)] ^= cell.bit
    }
  }

  /// Whether all of `activities` are judged so.
  @inline(__always)
  func judgesAll(_ activities: UnsafeBufferPointer<Int>) -> Bool {
    guard isUsed, !activities.isEmpty else { return false }
    for activity in activities where !isPatterned[activity] { return false }
    return true
  }

  /// What a change of starts does to the attendants' days.
  enum Judgement {
    /// The change of soft cost; nobody is in two places.
    case change(Int)
    case clash
  }

  /// The change of cost of the attendants' days when each of `activities`, all placed, goes from its start in `present` to
  /// that in `trial`, whoever is in two places.
  ///
  /// - Complexity: O(attendants).
  func exactChange(
    _ activities: UnsafeBufferPointer<Int>,
    from present: borrowing Buffer<Int32>,
    to trial: borrowing Buffer<Int32>
  ) -> Cost {
    let sum = shift(activities, from: present, to: trial)
    _ = shift(activities, from: trial, to: present)
    return sum
  }

  private func shift(
    _ activities: UnsafeBufferPointer<Int>,
    from old: borrowing Buffer<Int32>,
    to new: borrowing Buffer<Int32>
  ) -> Cost {
    var sum = Cost.zero
    for activity in activities where old[activity] != new[activity] {
      let first = instance.activities.starts.offsets[activity]
      let left = cells[Int(first + old[activity])]
      let reached = cells[Int(first + new[activity])]
      for position in attendants.range(activity) {
        let attendant = attendants[position]
        let table = costs.table(attendant.table)
        sum = sum + remove(Int(attendant.word), left, table)
        sum = sum + insert(Int(attendant.word), reached, table)
      }
    }
    return sum
  }

  /// Judges that each of `activities`, all placed, goes from its start in `present` to that in `trial`, where nobody is in
  /// two places before.
  ///
  /// - Complexity: O(attendants).
  @inline(__always)
  func change(
    _ activities: UnsafeBufferPointer<Int>,
    from present: borrowing Buffer<Int32>,
    to trial: borrowing Buffer<Int32>
  ) -> Judgement {
    var sum: Int32 = 0
    for activity in activities {
      sum += leave(
        activity, cells[Int(instance.activities.starts.offsets[activity] + present[activity])])
    }
    var joined = 0
    var isPossible = true
    for activity in activities {
      let cell = cells[Int(instance.activities.starts.offsets[activity] + trial[activity])]
      // One activity alone needs no trace of itself in the words.
      let isLast = joined == activities.count - 1
      guard let change = join(activity, cell, isKept: !isLast) else {
        isPossible = false
        break
      }
      sum += change
      joined += 1
    }
    for activity in activities.prefix(isPossible ? joined - 1 : joined) {
      flip(activity, cells[Int(instance.activities.starts.offsets[activity] + trial[activity])])
    }
    for activity in activities {
      flip(activity, cells[Int(instance.activities.starts.offsets[activity] + present[activity])])
    }
    return isPossible ? .change(Int(sum)) : .clash
  }

  @inline(__always)
  private func leave(_ activity: Int, _ cell: Cell) -> Int32 {
    var sum: Int32 = 0
    for position in attendants.range(activity) {
      let attendant = attendants[position]
      let word = words.base + Int(attendant.word + cell.day)
      let table = costs.table(attendant.table)
      let bits = word.pointee
      word.pointee = bits ^ cell.bit
      sum += costs.cost(bits ^ cell.bit, table) - costs.cost(bits, table)
    }
    return sum
  }

  /// - Returns: `nil` when an attendant is there already; then the words are as before.
  @inline(__always)
  private func join(_ activity: Int, _ cell: Cell, isKept: Bool) -> Int32? {
    var sum: Int32 = 0
    var met: UInt32 = 0
    for position in attendants.range(activity) {
      let attendant = attendants[position]
      let bits = words.base[Int(attendant.word + cell.day)]
      let table = costs.table(attendant.table)
      met |= bits
      sum += costs.cost(bits | cell.bit, table) - costs.cost(bits, table)
    }
    guard met & cell.bit == 0 else { return nil }
    if isKept { flip(activity, cell) }
    return sum
  }
}
