// SPDX-License-Identifier: Apache-2.0

/// A layout with its cost, kept up to date as pieces are lifted and dropped.
///
/// What was lifted and dropped since the last ``commit()`` is on record and can be taken back.
final class FillingState {
  let table: FillingTable
  private(set) var cost = Cost.zero
  /// The cell of each piece; -1 while it is lifted.
  let cellOf: Buffer<Int32>
  /// Its place in the list of its cell.
  private let positionOf: Buffer<Int32>
  private let lists: Buffer<Int32>
  let counts: Buffer<Int32>
  let lengths: Buffer<Int>
  /// The kind in each cell; -1 for none.
  let kindIn: Buffer<Int32>
  /// Cells of each kind at each place, and in each period, with how many of either are not zero.
  private let atPlace: Buffer<Int32>
  private let inPeriod: Buffer<Int32>
  private let placesOf: Buffer<Int32>
  private let periodsOf: Buffer<Int32>
  private let hasGap: Buffer<Bool>
  private struct Step: BitwiseCopyable {
    var piece: Int32
    var cell: Int32
    var position: Int32
    var isLift: Bool
  }
  private var record: [Step] = []
  /// Cost of moments since they were last counted; only where they matter.
  private var momentCost = 0
  private var kept = (cost: Cost.zero, moments: 0)

  init(_ table: FillingTable) {
    self.table = table
    cellOf = Buffer(repeating: -1, count: table.pieceCount)
    positionOf = Buffer(repeating: 0, count: table.pieceCount)
    lists = Buffer(repeating: 0, count: table.cellCount * table.width)
    counts = Buffer(repeating: 0, count: table.cellCount)
    lengths = Buffer(repeating: 0, count: table.cellCount)
    kindIn = Buffer(repeating: -1, count: table.cellCount)
    atPlace = Buffer(repeating: 0, count: table.kindCount * table.placeCount)
    inPeriod = Buffer(repeating: 0, count: table.kindCount * table.periodCount)
    placesOf = Buffer(repeating: 0, count: table.kindCount)
    periodsOf = Buffer(repeating: 0, count: table.kindCount)
    hasGap = Buffer(repeating: false, count: table.kindCount)
    record.reserveCapacity(256)
  }

  /// The piece at a position of a cell's list.
  @inline(__always)
  func piece(_ position: Int, of cell: Int) -> Int { Int(lists[cell * table.width + position]) }

  /// Whether a cell takes another piece of this kind, be it too long or not.
  func takes(_ kind: Int, in cell: Int) -> Bool {
    (kindIn[cell] < 0 || Int(kindIn[cell]) == kind) && Int(counts[cell]) < table.width
  }

  // MARK: - Trial

  /// Takes a piece out of its cell.
  func lift(_ piece: Int) {
    record.append(
      Step(
        piece: Int32(piece), cell: cellOf[piece], position: positionOf[piece], isLift: true))
    take(piece)
  }

  /// Puts a lifted piece into a cell, at the end unless told.
  func drop(_ piece: Int, into cell: Int, at position: Int? = nil) {
    let position = position ?? Int(counts[cell])
    record.append(
      Step(piece: Int32(piece), cell: Int32(cell), position: Int32(position), isLift: false))
    put(piece, into: cell, at: position)
  }

  /// The cost with the moments of what was lifted and dropped; to be asked once all is in place.
  func settledCost() -> Cost {
    guard table.hasMoments else { return cost }
    let now = costOfMoments()
    cost.soft += now - momentCost
    momentCost = now
    return cost
  }

  /// Keeps what was lifted and dropped.
  func commit() {
    record.removeAll(keepingCapacity: true)
    kept = (settledCost(), momentCost)
  }

  /// Takes everything back since the last commit.
  func revert() {
    for step in record.reversed() {
      if step.isLift {
        put(Int(step.piece), into: Int(step.cell), at: Int(step.position))
      } else {
        take(Int(step.piece))
      }
    }
    record.removeAll(keepingCapacity: true)
    (cost, momentCost) = kept
  }

  /// Whether anything was lifted or dropped since the last commit.
  var isTouched: Bool { !record.isEmpty }

  // MARK: - Layouts

  var layout: Filling.Layout {
    Filling.Layout(
      pieces: (0..<table.cellCount).map { cell in
        (0..<Int(counts[cell])).map { piece($0, of: cell) }
      })
  }

  /// Takes over a layout.
  func adopt(_ layout: Filling.Layout) {
    for piece in 0..<table.pieceCount where cellOf[piece] >= 0 { take(piece) }
    for (cell, list) in layout.pieces.enumerated() {
      for piece in list { put(piece, into: cell, at: Int(counts[cell])) }
    }
    commit()
  }

  // MARK: - One piece

  private func take(_ piece: Int) {
    let cell = Int(cellOf[piece])
    let kind = Int(table.kindOfPiece[piece])
    add(piece, in: cell, sign: -1)
    let count = Int(counts[cell]) - 1
    for position in Int(positionOf[piece])..<count {
      let next = lists[cell * table.width + position + 1]
      lists[cell * table.width + position] = next
      positionOf[Int(next)] = Int32(position)
    }
    counts[cell] = Int32(count)
    cellOf[piece] = -1
    setLength(of: cell, lengths[cell] - table.length[piece])
    if count == 0 { leave(cell, kind) }
  }

  private func put(_ piece: Int, into cell: Int, at position: Int) {
    let kind = Int(table.kindOfPiece[piece])
    let count = Int(counts[cell])
    precondition(count < table.width, "Cell \(cell) has room for \(table.width) pieces")
    if count == 0 { enter(cell, kind) }
    var index = count
    while index > position {
      let other = lists[cell * table.width + index - 1]
      lists[cell * table.width + index] = other
      positionOf[Int(other)] = Int32(index)
      index -= 1
    }
    lists[cell * table.width + position] = Int32(piece)
    positionOf[piece] = Int32(position)
    counts[cell] = Int32(count + 1)
    cellOf[piece] = Int32(cell)
    setLength(of: cell, lengths[cell] + table.length[piece])
    add(piece, in: cell, sign: 1)
  }

  private func setLength(of cell: Int, _ length: Int) {
    cost.hard += max(0, length - table.size[cell]) - max(0, lengths[cell] - table.size[cell])
    lengths[cell] = length
  }

  private func add(_ piece: Int, in cell: Int, sign: Int) {
    let own = table.pieceCost[piece * table.cellCount + cell]
    cost.hard += sign * own.hard
    cost.soft += sign * own.soft
    let period = table.period[cell]
    for index in Int(table.edgeOffsets[piece])..<Int(table.edgeOffsets[piece + 1]) {
      let edge = table.edges[index]
      let other = Int(cellOf[Int(edge.other)])
      guard other >= 0, other != cell else { continue }
      if table.period[other] == period {
        cost.hard += sign * Int(edge.hard)
        cost.soft += sign * edge.soft
      } else if table.areNear(cell, other) {
        cost.hard += sign * Int(edge.hard)
      }
    }
  }

  // MARK: - One kind

  private func enter(_ cell: Int, _ kind: Int) {
    addKind(kind, in: cell, sign: 1)
    kindIn[cell] = Int32(kind)
    let filling = table.filling
    let place = kind * table.placeCount + Int(table.place[cell])
    if atPlace[place] == 0 {
      placesOf[kind] += 1
      if placesOf[kind] > 1 { cost.soft += filling.spreadCost }
    }
    atPlace[place] += 1
    let period = kind * table.periodCount + Int(table.period[cell])
    inPeriod[period] += 1
    if inPeriod[period] == 1 {
      periodsOf[kind] += 1
      judgeGap(of: kind)
    } else {
      cost.soft += filling.parallelCost
    }
  }

  private func leave(_ cell: Int, _ kind: Int) {
    kindIn[cell] = -1
    addKind(kind, in: cell, sign: -1)
    let filling = table.filling
    let place = kind * table.placeCount + Int(table.place[cell])
    atPlace[place] -= 1
    if atPlace[place] == 0 {
      placesOf[kind] -= 1
      if placesOf[kind] > 0 { cost.soft -= filling.spreadCost }
    }
    let period = kind * table.periodCount + Int(table.period[cell])
    inPeriod[period] -= 1
    if inPeriod[period] == 0 {
      periodsOf[kind] -= 1
      judgeGap(of: kind)
    } else {
      cost.soft -= filling.parallelCost
    }
  }

  private func addKind(_ kind: Int, in cell: Int, sign: Int) {
    let own = table.kindCost[kind * table.cellCount + cell]
    cost.hard += sign * own.hard
    cost.soft += sign * own.soft
    guard table.meetsOthers[kind] else { return }
    for other in table.cellsOfPeriod[Int(table.period[cell])] where Int(other) != cell {
      let there = Int(kindIn[Int(other)])
      guard there >= 0 else { continue }
      let meeting = table.kindMeeting[kind * table.kindCount + there]
      cost.hard += sign * meeting.hard
      cost.soft += sign * meeting.soft
    }
  }

  private func judgeGap(of kind: Int) {
    guard table.filling.gapCost != 0 else { return }
    var left = Int(periodsOf[kind])
    var isInside = false
    var gap = false
    for period in 0..<table.periodCount where left > 0 {
      if inPeriod[kind * table.periodCount + period] > 0 {
        isInside = true
        left -= 1
      } else if isInside {
        gap = true
        break
      }
    }
    if gap != hasGap[kind] {
      hasGap[kind] = gap
      cost.soft += gap ? table.filling.gapCost : -table.filling.gapCost
    }
  }

  // MARK: - Moments

  /// Counted anew each time: few problems ask for it, and small ones.
  private func costOfMoments() -> Int {
    let filling = table.filling
    var begins = Array(repeating: 0, count: table.pieceCount)
    for cell in 0..<table.cellCount {
      var length = 0
      for position in 0..<Int(counts[cell]) {
        begins[piece(position, of: cell)] = length
        length += table.length[piece(position, of: cell)]
      }
    }
    func together(_ a: Int, _ b: Int) -> Int {
      max(
        0,
        min(begins[a] + table.length[a], begins[b] + table.length[b]) - max(begins[a], begins[b]))
    }
    var sum = 0
    for pair in filling.pieceEncounters where pair.costTogether != 0 {
      let (a, b) = (Int(cellOf[pair.first]), Int(cellOf[pair.second]))
      guard a >= 0, b >= 0, a != b, table.period[a] == table.period[b] else { continue }
      sum += pair.costTogether * together(pair.first, pair.second)
    }
    guard filling.rankCost != 0 || filling.rankedTogetherCost != 0 else { return sum }
    var number = Array(repeating: 0, count: table.kindCount)
    for cells in table.cellsOfPeriod {
      var ranked: [Int] = []
      for cell in cells.map(Int.init) where kindIn[cell] >= 0 {
        let kind = Int(kindIn[cell])
        for position in 0..<Int(counts[cell]) {
          let piece = piece(position, of: cell)
          number[kind] += 1
          let rank = filling.pieces[piece].rank
          guard rank != 0 else { continue }
          if rank != number[kind] { sum += filling.rankCost }
          for other in ranked where table.kindOfPiece[other] == table.kindOfPiece[piece] {
            sum += filling.rankedTogetherCost * together(piece, other)
          }
          ranked.append(piece)
        }
      }
    }
    return sum
  }
}
