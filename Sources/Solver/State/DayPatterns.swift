// SPDX-License-Identifier: Apache-2.0

/// The days of those whose every binding fills one cell of a common grid, as sets of bits.
///
/// What such a day costs depends on its bits alone and is looked up, so that a move of an activity with fifty attendants
/// is judged with a hundred look-ups instead of a walk through fifty diaries. It only bounds the change from below:
/// places, orders and clashes are judged afterwards, where the bound lets the move pass.
///
/// - Shape: one word per resource and day; one table of `2 ^ cells` costs per kind of terms, or three weights of a grid too
///   wide for that.
final class DayPatterns {
  /// Grids with more cells a day have no tables, which would not stay in the cache; their bits are counted.
  private static let mostTabledCells = 12
  private static let mostCells = UInt32.bitWidth - 1

  /// Whose day changes: position of the first day's word, and of the table for it.
  private struct Attendant: BitwiseCopyable {
    var word: Int32
    var table: Int32
  }

  /// The cell of a start: its day and its bit.
  private struct Cell: BitwiseCopyable {
    var day: Int32
    var bit: UInt32
  }

  private let instance: Instance
  private let attendants: Lists<Attendant>
  private let cells: Buffer<Cell>
  private let words: Buffer<UInt32>
  /// For each cell of each day of a resource, who is bound to what then: the exclusive or of the activities' numbers plus
  /// one, so that it tells the activity while there is only one.
  private let bound: Buffer<Int32>
  private let cellCount: Int
  private let tables: Buffer<Int32>
  /// The table of each resource; -1 for none.
  private let tableOfResource: Buffer<Int32>
  /// Activities whose soft cost is that of their attendants' days, their start and their place.
  private let isPatterned: Buffer<Bool>
  /// Whether the costs of days are looked up, or their bits counted.
  private let isTabled: Bool
  /// Whether there is any such activity.
  let isUsed: Bool

  init(_ instance: Instance, _ diaries: DiaryCost) {
    self.instance = instance
    let problem = instance.problem
    let grid = Grid(of: problem, atMost: Self.mostCells)
    let width = grid.map(\.cells) ?? 0
    let isTabled = width <= Self.mostTabledCells
    self.isTabled = isTabled
    var tableOfTerms: [DiaryCost.Terms: Int32] = [:]
    var costs: [Int32] = []
    // Whoever is bound by more than the attendance of activities keeps a diary only.
    var others = Set<Int>()
    for seat in problem.seats { others.formUnion(seat.candidates) }
    for activity in problem.activities {
      others.formUnion(activity.options.map(\.place))
      others.formUnion(activity.attendance.filter { !$0.binding.isCounted }.map(\.resource))
    }
    let tableOfResource = problem.resources.indices.map { resource -> Int32 in
      let terms = diaries.terms(of: resource).pointee
      guard grid != nil, instance.isUniform[resource], !others.contains(resource),
        terms.isLocal, terms.concurrency == 1, !terms.hasAbsences, terms.entrySite < 0,
        terms.exitSite < 0, terms.seatLimit == .max, isTabled || terms.runWeight == 0
      else { return -1 }
      if let table = tableOfTerms[terms] { return table }
      let table = Int32(costs.count)
      let cell = grid?.cell ?? 1
      costs +=
        isTabled
        ? (0..<(1 << width)).map { Self.cost(of: UInt32($0), terms, cell: cell) }
        : [terms.breakWeight, terms.idleWeight * cell, terms.singleWeight].map {
          Int32(clamping: $0)
        }
      tableOfTerms[terms] = table
      return table
    }
    self.tableOfResource = Buffer(tableOfResource)
    let isPatterned = problem.activities.enumerated().map { index, activity in
      grid != nil && instance.seatsOfActivity.count(index) == 0
        && instance.slacksOfActivity.count(index) == 0
        && activity.attendance.allSatisfy { tableOfResource[$0.resource] >= 0 }
    }
    self.isPatterned = Buffer(isPatterned)
    isUsed = isPatterned.contains(true)
    // Of activities with more terms, too: their attendants' days have to be whole.
    attendants = Lists(
      problem.activities.map { activity in
        activity.attendance.filter { tableOfResource[$0.resource] >= 0 }.map {
          Attendant(
            word: Int32($0.resource * problem.dayCount), table: tableOfResource[$0.resource])
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
    cellCount = width
    bound = Buffer(repeating: 0, count: wordCount * width)
    tables = Buffer(costs)
  }

  // MARK: - Costs of a day

  /// What a day costs on which the cells in `bits` are bound.
  private static func cost(of bits: UInt32, _ terms: DiaryCost.Terms, cell: Int) -> Int32 {
    var cost = 0
    var run: Int32 = 0
    var bound = 0
    var free = 0
    for position in 0..<UInt32(mostTabledCells) {
      guard bits & (1 << position) != 0 else {
        run = 0
        free += 1
        continue
      }
      if bound > 0, free > 0 { cost += terms.breakWeight + terms.idleWeight * free * cell }
      run += 1
      bound += 1
      free = 0
      if run > terms.runLimit { cost += terms.runWeight }
    }
    if bound == 1 { cost += terms.singleWeight }
    return Int32(clamping: cost)
  }

  /// What a day costs on which the cells in `bits` are bound, by the table, or the weights, at `table`.
  @inline(__always)
  private func cost(_ bits: UInt32, _ table: UnsafeMutablePointer<Int32>) -> Int32 {
    if isTabled { return table[Int(bits)] }
    guard bits != 0 else { return 0 }
    let bound = Int32(truncatingIfNeeded: bits.nonzeroBitCount)
    let breaks = Int32(truncatingIfNeeded: (bits & ~(bits << 1)).nonzeroBitCount) - 1
    let span = Int32(
      truncatingIfNeeded: UInt32.bitWidth - bits.leadingZeroBitCount - bits.trailingZeroBitCount)
    return breaks * table[0] + (span - bound) * table[1] + (bound == 1 ? table[2] : 0)
  }

  // MARK: - Days of one resource

  /// Whether the resource's days are looked up.
  @inline(__always)
  func isKept(_ resource: Int) -> Bool { isUsed && tableOfResource[resource] >= 0 }

  /// The change of cost of an unbroken diary once the binding at the start numbered `leaving` in all starts has gone and
  /// that at `joining` has come; -1 for none.
  ///
  /// - Returns: `nil` when the resource is bound then already.
  @inline(__always)
  func change(_ resource: Int, leaving: Int, joining: Int) -> Int? {
    let days = words.base + resource * instance.problem.dayCount
    let table = tables.base + Int(tableOfResource[resource])
    var sum: Int32 = 0
    var gone = Cell(day: -1, bit: 0)
    if leaving >= 0 {
      gone = cells[leaving]
      let bits = days[Int(gone.day)]
      sum += cost(bits ^ gone.bit, table) - cost(bits, table)
    }
    if joining >= 0 {
      let cell = cells[joining]
      var bits = days[Int(cell.day)]
      if cell.day == gone.day { bits ^= gone.bit }
      guard bits & cell.bit == 0 else { return nil }
      sum += cost(bits | cell.bit, table) - cost(bits, table)
    }
    return Int(sum)
  }

  // MARK: - Changes

  /// Notes that `activity` goes from one of its starts to another; -1 for none.
  @inline(__always)
  func move(_ activity: Int, from old: Int32, to new: Int32) {
    guard old != new else { return }
    let first = Int(instance.starts.offsets[activity])
    // An exclusive or forgives whoever is in a cell twice, as long as every coming is followed by a going.
    if old >= 0 {
      flip(activity, cells[first + Int(old)])
      note(activity, cells[first + Int(old)])
    }
    if new >= 0 {
      flip(activity, cells[first + Int(new)])
      note(activity, cells[first + Int(new)])
    }
  }

  private func note(_ activity: Int, _ cell: Cell) {
    for position in attendants.range(activity) {
      bound.base[place(attendants[position], cell)] ^= Int32(activity) + 1
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
    let cell = cells[Int(instance.starts.offsets[activity]) + start]
    for position in attendants.range(activity) {
      let other = bound[place(attendants[position], cell)]
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

  /// What a change of starts does to the attendants' days.
  enum Judgement {
    /// The change of soft cost; nobody is in two places.
    case change(Int)
    case clash
    /// One of the activities has more terms.
    case unknown
  }

  /// Judges that each of `activities` goes from its start in `present` to that in `trial`, where nobody is in two places
  /// before.
  ///
  /// - Complexity: O(attendants).
  @inline(__always)
  func change(
    _ activities: UnsafeBufferPointer<Int>,
    from present: borrowing Buffer<Int32>,
    to trial: borrowing Buffer<Int32>
  ) -> Judgement {
    guard !activities.isEmpty else { return .unknown }
    for activity in activities where !isPatterned[activity] { return .unknown }
    var sum: Int32 = 0
    for activity in activities where present[activity] >= 0 {
      sum += leave(activity, cells[Int(instance.starts.offsets[activity] + present[activity])])
    }
    var joined = 0
    var isPossible = true
    for activity in activities {
      if trial[activity] >= 0 {
        let cell = cells[Int(instance.starts.offsets[activity] + trial[activity])]
        // One activity alone needs no trace of itself in the words.
        let isLast = joined == activities.count - 1
        guard let change = join(activity, cell, isKept: !isLast) else {
          isPossible = false
          break
        }
        sum += change
      }
      joined += 1
    }
    for activity in activities.prefix(isPossible ? joined - 1 : joined) where trial[activity] >= 0 {
      flip(activity, cells[Int(instance.starts.offsets[activity] + trial[activity])])
    }
    for activity in activities where present[activity] >= 0 {
      flip(activity, cells[Int(instance.starts.offsets[activity] + present[activity])])
    }
    return isPossible ? .change(Int(sum)) : .clash
  }

  @inline(__always)
  private func leave(_ activity: Int, _ cell: Cell) -> Int32 {
    var sum: Int32 = 0
    for position in attendants.range(activity) {
      let attendant = attendants[position]
      let word = words.base + Int(attendant.word + cell.day)
      let table = tables.base + Int(attendant.table)
      let bits = word.pointee
      word.pointee = bits ^ cell.bit
      sum += cost(bits ^ cell.bit, table) - cost(bits, table)
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
      let table = tables.base + Int(attendant.table)
      met |= bits
      sum += cost(bits | cell.bit, table) - cost(bits, table)
    }
    guard met & cell.bit == 0 else { return nil }
    if isKept { flip(activity, cell) }
    return sum
  }
}
