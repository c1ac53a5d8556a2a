// SPDX-License-Identifier: Apache-2.0

/// What can be changed of a layout in one step.
struct FillingMoves {
  private let table: FillingTable
  private var random: RandomSource
  /// Chances of each kind of step, in hundredths.
  private let chances: [(upTo: Int, step: Step)]

  private enum Step { case move, exchange, swapCells, gather, merge, split, give, reorder }

  init(_ table: FillingTable, seed: UInt64) {
    self.table = table
    random = RandomSource(seed: seed)
    var shares: [(Int, Step)] = [
      (28, .move), (26, .exchange), (28, .swapCells), (5, .gather), (5, .merge), (4, .split),
      (4, .give),
    ]
    if table.hasMoments { shares.append((20, .reorder)) }
    var sum = 0
    chances = shares.map { share, step in
      sum += share
      return (sum, step)
    }
  }

  mutating func unit() -> Double { random.unit() }

  /// Makes one random step; the state may be left untouched where there was none.
  mutating func make(in state: FillingState) {
    let draw = random.below(chances[chances.count - 1].upTo)
    let step = chances.first { draw < $0.upTo }?.step ?? .move
    switch step {
    case .move: move(in: state)
    case .exchange: exchange(in: state)
    case .swapCells: swapCells(in: state)
    case .gather: gather(in: state)
    case .merge: merge(in: state)
    case .split: split(in: state)
    case .give: give(in: state)
    case .reorder: reorder(in: state)
    }
  }

  /// A piece goes to another cell of its kind, or to an empty one.
  private mutating func move(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let kind = Int(table.kindOfPiece[piece])
    let target: Int
    if random.below(4) > 0 {
      let mate = table.piecesOfKind[kind][random.below(table.piecesOfKind[kind].count)]
      target = Int(state.cellOf[Int(mate)])
    } else {
      target = random.below(table.cellCount)
    }
    guard target != Int(state.cellOf[piece]), state.takes(kind, in: target) else { return }
    state.lift(piece)
    state.drop(piece, into: target, at: position(in: target, state))
  }

  private mutating func position(in cell: Int, _ state: FillingState) -> Int? {
    table.hasMoments ? random.below(Int(state.counts[cell]) + 1) : nil
  }

  /// Two pieces of one kind exchange their places.
  private mutating func exchange(in state: FillingState) {
    let a = random.below(table.pieceCount)
    let mates = table.piecesOfKind[Int(table.kindOfPiece[a])]
    let b = Int(mates[random.below(mates.count)])
    let (from, to) = (Int(state.cellOf[a]), Int(state.cellOf[b]))
    guard from != to else { return }
    state.lift(a)
    state.lift(b)
    state.drop(a, into: to, at: position(in: to, state))
    state.drop(b, into: from, at: position(in: from, state))
  }

  /// All that two cells hold changes places.
  private mutating func swapCells(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let a = Int(state.cellOf[piece])
    let b: Int
    switch random.below(4) {
    case 0:
      let cells = table.cellsOfPeriod[Int(table.period[a])]
      b = Int(cells[random.below(cells.count)])
    case 1:
      b = Int(
        table.cellAt[random.below(table.periodCount) * table.placeCount + Int(table.place[a])])
    default: b = random.below(table.cellCount)
    }
    guard b >= 0, a != b else { return }
    swap(a, b, in: state)
  }

  private func swap(_ a: Int, _ b: Int, in state: FillingState) {
    let first = (0..<Int(state.counts[a])).map { state.piece($0, of: a) }
    let second = (0..<Int(state.counts[b])).map { state.piece($0, of: b) }
    for piece in first.reversed() { state.lift(piece) }
    for piece in second.reversed() { state.lift(piece) }
    for piece in first { state.drop(piece, into: b) }
    for piece in second { state.drop(piece, into: a) }
  }

  /// A kind goes to one place in all its periods; who was there goes to where it was.
  private mutating func gather(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let kind = Int(table.kindOfPiece[piece])
    let place = random.below(table.placeCount)
    for period in 0..<table.periodCount {
      let target = Int(table.cellAt[period * table.placeCount + place])
      guard target >= 0, Int(state.kindIn[target]) != kind,
        let own = table.cellsOfPeriod[period].first(where: { Int(state.kindIn[Int($0)]) == kind })
      else { continue }
      swap(Int(own), target, in: state)
    }
  }

  /// The pieces of a cell go to other cells of their kind.
  private mutating func merge(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let from = Int(state.cellOf[piece])
    empty(from, of: Int(table.kindOfPiece[piece]), in: state)
  }

  /// Hands the pieces of a cell to other cells of their kind.
  private mutating func empty(_ cell: Int, of kind: Int, in state: FillingState) {
    let pieces = (0..<Int(state.counts[cell])).map { state.piece($0, of: cell) }
    let mates = table.piecesOfKind[kind]
    for piece in pieces.reversed() {
      var target = -1
      for _ in 0..<4 {
        let other = Int(state.cellOf[Int(mates[random.below(mates.count)])])
        guard other >= 0, other != cell, state.takes(kind, in: other) else { continue }
        target = other
        if state.lengths[other] + table.length[piece] <= table.size[other] { break }
      }
      guard target >= 0 else { continue }
      state.lift(piece)
      state.drop(piece, into: target, at: position(in: target, state))
    }
  }

  /// Some pieces of a cell go to an empty one.
  private mutating func split(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let from = Int(state.cellOf[piece])
    let target = random.below(table.cellCount)
    guard state.kindIn[target] < 0, state.counts[from] > 1 else { return }
    let pieces = (0..<Int(state.counts[from])).map { state.piece($0, of: from) }
    for piece in pieces.reversed() where random.below(2) == 0 {
      state.lift(piece)
      state.drop(piece, into: target)
    }
  }

  /// A cell is handed over to another kind: its pieces go to their like, and a cell of the other kind comes in.
  private mutating func give(in state: FillingState) {
    let target = random.below(table.cellCount)
    let old = Int(state.kindIn[target])
    let piece = random.below(table.pieceCount)
    let from = Int(state.cellOf[piece])
    guard old >= 0, from != target, Int(table.kindOfPiece[piece]) != old else { return }
    empty(target, of: old, in: state)
    guard state.kindIn[target] < 0 else { return }
    if random.below(2) == 0 {
      swap(from, target, in: state)
    } else {
      state.lift(piece)
      state.drop(piece, into: target)
    }
  }

  /// A piece takes another position in its cell.
  private mutating func reorder(in state: FillingState) {
    let piece = random.below(table.pieceCount)
    let cell = Int(state.cellOf[piece])
    guard state.counts[cell] > 1 else { return }
    state.lift(piece)
    state.drop(piece, into: cell, at: random.below(Int(state.counts[cell]) + 1))
  }
}
