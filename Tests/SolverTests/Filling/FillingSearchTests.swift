// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct FillingSearchTests {
  /// Small fillings that use every kind of term.
  private func random(seed: UInt64, pieces count: Int, periods: Int, places: Int) -> Filling {
    var random = RandomSource(seed: seed)
    let cells = (0..<periods * places).map {
      Filling.Cell(period: $0 / places, place: $0 % places, size: 2 + $0 % 2)
    }
    func costs() -> [Int] { cells.map { _ in random.below(4) == 0 ? random.below(9) : 0 } }
    func barred() -> Set<Int> {
      Set(cells.indices.filter { _ in random.below(8) == 0 })
    }
    let kinds = (0..<3).map { _ in Filling.Kind(costs: costs(), barred: barred()) }
    let pieces = (0..<count).map {
      Filling.Piece(
        kind: $0 % 3, length: 1 + random.below(2), costs: costs(), barred: barred(),
        rank: random.below(2) == 0 ? 0 : 1 + $0 / 3)
    }
    var filling = Filling(cells: cells, kinds: kinds, pieces: pieces)
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) where random.below(3) == 0 {
        filling.pieceEncounters.append(
          Filling.Encounter(
            a, b, cost: random.below(5), costTogether: random.below(3),
            isBarred: random.below(3) == 0))
      }
    }
    filling.kindEncounters = [Filling.Encounter(0, 1, cost: 3), .init(1, 2, isBarred: true)]
    if seed % 2 == 0 {
      filling.nearCells = cells.indices.map { cell in
        Set(
          cells.indices.filter { cells[$0].period != cells[cell].period && ($0 + cell) % 3 == 0 })
      }
    }
    filling.spreadCost = 2
    filling.parallelCost = 3
    filling.gapCost = 4
    filling.rankCost = 1
    filling.rankedTogetherCost = 1
    return filling
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `what is kept from step to step is what is counted from scratch`(seed: UInt64) async {
    let filling = random(seed: seed, pieces: 9, periods: 3, places: 3)
    let limits = Limits(iterations: 3_000, threads: 1, seed: seed, checks: .everyCommit)

    let outcome = await FillingSearch.solve(filling, limits: limits, stop: StopSignal())

    #expect(filling.cost(of: outcome.layout) == outcome.cost)
    #expect(outcome.layout.pieces.flatMap(\.self).sorted() == Array(0..<9))
  }

  @Test(arguments: 1...15 as ClosedRange<UInt64>)
  func `a small filling is filled as well as can be`(seed: UInt64) async {
    let filling = random(seed: seed, pieces: 5, periods: 2, places: 2)

    let outcome = await FillingSearch.solve(
      filling, limits: Limits(iterations: 60_000, threads: 2, seed: seed), stop: StopSignal())

    #expect(outcome.cost == leastCost(of: filling))
  }

  /// Tries every cell for each piece, and every order within cells.
  private func leastCost(of filling: Filling) -> Cost {
    var best = Cost.worst
    var lists: [[Int]] = filling.cells.map { _ in [] }
    func place(_ piece: Int) {
      guard piece < filling.pieces.count else {
        best = min(best, filling.cost(of: Filling.Layout(pieces: lists)))
        return
      }
      for cell in lists.indices {
        let isOpen = lists[cell].first.map {
          filling.pieces[$0].kind == filling.pieces[piece].kind
        }
        guard isOpen ?? true else { continue }
        for position in 0...lists[cell].count {
          lists[cell].insert(piece, at: position)
          place(piece + 1)
          lists[cell].remove(at: position)
        }
      }
    }
    place(0)
    return best
  }

  @Test func `the same seed and steps fill alike, another seed is another search`() async {
    let filling = random(seed: 7, pieces: 30, periods: 5, places: 4)
    func layout(_ seed: UInt64) async -> Filling.Layout {
      await FillingSearch.solve(
        filling, limits: Limits(iterations: 20_000, threads: 2, seed: seed), stop: StopSignal()
      ).layout
    }

    let first = await layout(1)

    #expect(await layout(1) == first)
    #expect(await layout(2) != first)
  }

  @Test func `what is full to the last place is found without anything left over`() async {
    // Four kinds of six and two cells of three for each: nothing else fits.
    let cells = (0..<8).map { Filling.Cell(period: $0 / 2, place: $0 % 2, size: 3) }
    let filling = Filling(
      cells: cells, kinds: Array(repeating: Filling.Kind(), count: 4),
      pieces: (0..<24).map { Filling.Piece(kind: $0 % 4, length: 1) })

    let outcome = await FillingSearch.solve(
      filling, limits: Limits(iterations: 200_000, threads: 1), stop: StopSignal())

    #expect(outcome.cost == .zero)
  }

  @Test func `what must not meet is not in near cells of other periods either`() async {
    // Each of two kinds has a piece of somebody's; of three periods the first two are near.
    let cells = (0..<3).map { Filling.Cell(period: $0, place: 0, size: 1) }
    var filling = Filling(
      cells: cells, kinds: [Filling.Kind(), Filling.Kind(barred: [2])],
      pieces: [Filling.Piece(kind: 0, length: 1), Filling.Piece(kind: 1, length: 1)])
    filling.pieceEncounters = [.init(0, 1, isBarred: true)]
    filling.nearCells = [[1], [0], []]

    let outcome = await FillingSearch.solve(
      filling, limits: Limits(iterations: 20_000, threads: 1), stop: StopSignal())

    #expect(outcome.cost == .zero)
    #expect(outcome.layout.pieces[2] == [0])
    #expect(filling.cost(of: Filling.Layout(pieces: [[0], [1], []])).hard > 0)
  }

  @Test func `more pieces than a cell has room for are begun with all the same`() async {
    // Twelve long pieces want a cell each; 25 short ones have the two that are left.
    let cells = (0..<14).map { Filling.Cell(period: $0, place: 0, size: 90) }
    let filling = Filling(
      cells: cells, kinds: [Filling.Kind(), Filling.Kind()],
      pieces: (0..<37).map { Filling.Piece(kind: $0 < 12 ? 0 : 1, length: $0 < 12 ? 50 : 15) })
    let crowded = Filling.Layout(
      pieces: [Array(0..<12), Array(12..<37)] + Array(repeating: [], count: 12))

    for start in [nil, crowded] {
      let outcome = await FillingSearch.solve(
        filling, limits: Limits(iterations: 5_000, threads: 1), from: start, stop: StopSignal())

      #expect(outcome.layout.pieces.flatMap(\.self).sorted() == Array(0..<37))
      #expect(outcome.cost.hard > 0)
    }
  }
}
