// SPDX-License-Identifier: Apache-2.0

extension Filling {
  /// The cost of a layout, counted from scratch.
  ///
  /// The hard amount is what does not fit, in units of length, and ``hardEncounter`` for each thing that is barred.
  ///
  /// - Precondition: every piece is in one cell, and every cell holds one kind.
  package func cost(of layout: Layout) -> Cost {
    var cost = Cost.zero
    var cellOf = Array(repeating: -1, count: pieces.count)
    var begins = Array(repeating: 0, count: pieces.count)
    for (cell, list) in layout.pieces.enumerated() {
      var length = 0
      for piece in list {
        cellOf[piece] = cell
        begins[piece] = length
        length += pieces[piece].length
        cost.soft += pieces[piece].costs.isEmpty ? 0 : pieces[piece].costs[cell]
        cost.hard += pieces[piece].barred.contains(cell) ? Self.hardEncounter : 0
      }
      cost.hard += max(0, length - cells[cell].size)
      guard let kind = list.first.map({ pieces[$0].kind }) else { continue }
      cost.soft += kinds[kind].costs.isEmpty ? 0 : kinds[kind].costs[cell]
      cost.hard += kinds[kind].barred.contains(cell) ? Self.hardEncounter : 0
    }
    for pair in pieceEncounters {
      let (a, b) = (cellOf[pair.first], cellOf[pair.second])
      guard a != b else { continue }
      guard cells[a].period == cells[b].period else {
        let isNear = !nearCells.isEmpty && nearCells[a].contains(b)
        cost.hard += pair.isBarred && isNear ? Self.hardEncounter : 0
        continue
      }
      cost.soft += pair.cost + pair.costTogether * together(pair.first, pair.second, begins)
      cost.hard += pair.isBarred ? Self.hardEncounter : 0
    }
    return cost + costOfKinds(layout) + costOfRanks(layout, begins)
  }

  /// What something barred adds to the hard amount.
  static let hardEncounter = 10

  private func together(_ a: Int, _ b: Int, _ begins: [Int]) -> Int {
    max(
      0,
      min(begins[a] + pieces[a].length, begins[b] + pieces[b].length) - max(begins[a], begins[b]))
  }

  private func costOfKinds(_ layout: Layout) -> Cost {
    var cost = Cost.zero
    var had: [[Int]] = Array(repeating: [], count: kinds.count)
    for (cell, list) in layout.pieces.enumerated() {
      if let piece = list.first { had[pieces[piece].kind].append(cell) }
    }
    for cells in had where !cells.isEmpty {
      let periods = Set(cells.map { self.cells[$0].period })
      cost.soft += spreadCost * (Set(cells.map { self.cells[$0].place }).count - 1)
      cost.soft += parallelCost * (cells.count - periods.count)
      let span = (periods.max() ?? 0) - (periods.min() ?? 0) + 1
      cost.soft += span == periods.count ? 0 : gapCost
    }
    for pair in kindEncounters {
      for a in had[pair.first] {
        for b in had[pair.second] where a != b && cells[a].period == cells[b].period {
          cost.soft += pair.cost
          cost.hard += pair.isBarred ? Self.hardEncounter : 0
        }
      }
    }
    return cost
  }

  private func costOfRanks(_ layout: Layout, _ begins: [Int]) -> Cost {
    guard rankCost != 0 || rankedTogetherCost != 0 else { return .zero }
    var soft = 0
    let order = cells.indices.sorted {
      (cells[$0].period, cells[$0].place, $0) < (cells[$1].period, cells[$1].place, $1)
    }
    var count = Array(repeating: 0, count: kinds.count)
    var ranked: [Int: [(period: Int, piece: Int)]] = [:]
    for cell in order {
      for piece in layout.pieces[cell] {
        let kind = pieces[piece].kind
        count[kind] += 1
        guard pieces[piece].rank != 0 else { continue }
        if pieces[piece].rank != count[kind] { soft += rankCost }
        for other in ranked[kind] ?? [] where other.period == cells[cell].period {
          soft += rankedTogetherCost * together(piece, other.piece, begins)
        }
        ranked[kind, default: []].append((cells[cell].period, piece))
      }
    }
    return Cost(hard: 0, soft: soft)
  }
}
