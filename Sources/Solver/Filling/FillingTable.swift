// SPDX-License-Identifier: Apache-2.0

/// A filling laid out flat.
final class FillingTable: Sendable {
  struct Edge: BitwiseCopyable, Sendable {
    var other: Int32
    var hard: Int32
    var soft: Int
    var together: Int
  }

  let filling: Filling
  let cellCount: Int
  let kindCount: Int
  let pieceCount: Int
  let periodCount: Int
  let placeCount: Int
  /// Pieces that a row of the state has room for.
  let width: Int
  /// Whether it matters when in its cell a piece runs.
  let hasMoments: Bool
  let period: [Int32]
  let place: [Int32]
  let size: [Int]
  let kindOfPiece: [Int32]
  let length: [Int]
  /// Pieces by cell, and kinds by cell.
  let pieceCost: [Cost]
  let kindCost: [Cost]
  /// Kinds by kinds.
  let kindMeeting: [Cost]
  let meetsOthers: [Bool]
  let edgeOffsets: [Int32]
  let edges: [Edge]
  /// Cells of each period, in the order of places.
  let cellsOfPeriod: [[Int32]]
  /// The cell of a period at a place, by period; -1 for none.
  let cellAt: [Int32]
  let piecesOfKind: [[Int32]]
  /// Cells by cells, whether they are near; empty where none are.
  private let isNear: [Bool]

  /// Has room for some pieces more than fit, and for as many as the cells of a layout hold.
  init(_ filling: Filling, from layout: Filling.Layout? = nil) {
    self.filling = filling
    let (cells, kinds, pieces) = (filling.cells, filling.kinds, filling.pieces)
    (cellCount, kindCount, pieceCount) = (cells.count, kinds.count, pieces.count)
    (periodCount, placeCount) = (filling.periodCount, filling.placeCount)
    period = cells.map { Int32($0.period) }
    place = cells.map { Int32($0.place) }
    size = cells.map(\.size)
    kindOfPiece = pieces.map { Int32($0.kind) }
    length = pieces.map(\.length)
    let shortest = pieces.map(\.length).min() ?? 1
    let most = (cells.map(\.size).max() ?? 0) / shortest
    let crowd = layout?.pieces.map(\.count).max() ?? 0
    width = max(4, min(pieces.count, most + 4), crowd)
    hasMoments =
      filling.rankCost != 0 || filling.rankedTogetherCost != 0
      || filling.pieceEncounters.contains { $0.costTogether != 0 }
    func cost(_ costs: [Int], _ barred: Set<Int>, _ cell: Int) -> Cost {
      Cost(
        hard: barred.contains(cell) ? Filling.hardEncounter : 0,
        soft: costs.isEmpty ? 0 : costs[cell])
    }
    pieceCost = pieces.flatMap { piece in
      cells.indices.map { cost(piece.costs, piece.barred, $0) }
    }
    kindCost = kinds.flatMap { kind in cells.indices.map { cost(kind.costs, kind.barred, $0) } }
    var meeting = Array(repeating: Cost.zero, count: kinds.count * kinds.count)
    var meets = Array(repeating: false, count: kinds.count)
    for pair in filling.kindEncounters {
      let cost = Cost(hard: pair.isBarred ? Filling.hardEncounter : 0, soft: pair.cost)
      for (a, b) in [(pair.first, pair.second), (pair.second, pair.first)] {
        meeting[a * kinds.count + b] = meeting[a * kinds.count + b] + cost
        meets[a] = true
      }
    }
    kindMeeting = meeting
    meetsOthers = meets
    var edges: [[Edge]] = Array(repeating: [], count: pieces.count)
    for pair in filling.pieceEncounters {
      for (a, b) in [(pair.first, pair.second), (pair.second, pair.first)] {
        edges[a].append(
          Edge(
            other: Int32(b), hard: pair.isBarred ? Int32(Filling.hardEncounter) : 0,
            soft: pair.cost, together: pair.costTogether))
      }
    }
    self.edges = edges.flatMap(\.self)
    edgeOffsets = edges.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
    var byPeriod: [[Int32]] = Array(repeating: [], count: filling.periodCount)
    var at = Array(repeating: Int32(-1), count: filling.periodCount * filling.placeCount)
    for cell in cells.indices.sorted(by: {
      (cells[$0].place, $0) < (cells[$1].place, $1)
    }) {
      byPeriod[cells[cell].period].append(Int32(cell))
      at[cells[cell].period * filling.placeCount + cells[cell].place] = Int32(cell)
    }
    cellsOfPeriod = byPeriod
    cellAt = at
    var ofKind: [[Int32]] = Array(repeating: [], count: kinds.count)
    for (piece, record) in pieces.enumerated() { ofKind[record.kind].append(Int32(piece)) }
    piecesOfKind = ofKind
    let near = filling.nearCells
    precondition(near.isEmpty || near.count == cells.count, "\(near.count) sets of near cells")
    isNear = near.flatMap { others in cells.indices.map(others.contains) }
  }

  /// Whether two cells of different periods are too near for pieces that must not meet.
  @inline(__always)
  func areNear(_ a: Int, _ b: Int) -> Bool { !isNear.isEmpty && isNear[a * cellCount + b] }
}
