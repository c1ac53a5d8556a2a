// SPDX-License-Identifier: Apache-2.0

/// A problem of shares: pieces of several kinds go into cells, one after another, and a cell takes one kind alone.
///
/// Cells of one period run at the same time, each at a place of its own. Periods are numbered in order of time.
///
/// - Units: lengths in whatever unit the cells' sizes are in; soft costs in the caller's own.
package struct Filling: Sendable {
  /// A place for one period.
  package struct Cell: Sendable, Hashable {
    package var period: Int
    package var place: Int
    /// The greatest total length that fits.
    package var size: Int

    package init(period: Int, place: Int, size: Int) {
      self.period = period
      self.place = place
      self.size = size
    }
  }

  /// Pieces of one kind share cells.
  package struct Kind: Sendable {
    /// What each cell costs that the kind has; empty for nothing.
    package var costs: [Int]
    /// Cells that it must not have; empty for none.
    package var barred: Set<Int>

    /// Welcome in every cell, unless told.
    package init(costs: [Int] = [], barred: Set<Int> = []) {
      self.costs = costs
      self.barred = barred
    }
  }

  /// What goes into one cell as a whole.
  package struct Piece: Sendable {
    package var kind: Int
    /// Above zero.
    package var length: Int
    /// What each cell costs; empty for nothing.
    package var costs: [Int]
    /// Cells that it must not be in; empty for none.
    package var barred: Set<Int>
    /// Which one of its kind it should be in order of time, counted from 1; 0 for no matter which.
    package var rank: Int

    /// Welcome in every cell, unless told.
    package init(
      kind: Int, length: Int, costs: [Int] = [], barred: Set<Int> = [], rank: Int = 0
    ) {
      precondition(length > 0, "A piece of length \(length)")
      self.kind = kind
      self.length = length
      self.costs = costs
      self.barred = barred
      self.rank = rank
    }
  }

  /// Two pieces in different cells of one period, or two kinds.
  package struct Encounter: Sendable {
    package var first: Int
    package var second: Int
    /// What it costs that they are in one period.
    package var cost: Int
    /// What each unit of length costs during which both run.
    package var costTogether: Int
    /// Whether it must not be that they are in one period.
    package var isBarred: Bool

    package init(
      _ first: Int, _ second: Int, cost: Int = 0, costTogether: Int = 0, isBarred: Bool = false
    ) {
      self.first = first
      self.second = second
      self.cost = cost
      self.costTogether = costTogether
      self.isBarred = isBarred
    }
  }

  package var cells: [Cell]
  package var kinds: [Kind]
  package var pieces: [Piece]
  /// Pairs of pieces, each pair once.
  package var pieceEncounters: [Encounter] = []
  /// Pairs of kinds, each pair once; counted for every two cells of one period that they have.
  package var kindEncounters: [Encounter] = []
  /// For each cell those of other periods that are near; empty for none.
  ///
  /// Pieces that must not meet must not be in cells that are near. Of two cells either names the other.
  package var nearCells: [Set<Int>] = []
  /// Cost of each place of a kind beyond its first.
  package var spreadCost = 0
  /// Cost of each cell of a kind beyond its first in one period.
  package var parallelCost = 0
  /// Cost of a kind whose periods do not follow each other without a gap.
  package var gapCost = 0
  /// Cost of each piece that is not the one of its kind that its rank says.
  package var rankCost = 0
  /// Cost of each unit of length during which two pieces of one kind run that both have a rank.
  package var rankedTogetherCost = 0

  package init(cells: [Cell], kinds: [Kind], pieces: [Piece]) {
    self.cells = cells
    self.kinds = kinds
    self.pieces = pieces
  }

  /// The pieces of each cell in their order.
  package struct Layout: Sendable, Hashable {
    package var pieces: [[Int]]

    package init(pieces: [[Int]]) { self.pieces = pieces }
  }

  /// How many periods there are.
  package var periodCount: Int { (cells.map(\.period).max() ?? -1) + 1 }
  /// How many places there are.
  package var placeCount: Int { (cells.map(\.place).max() ?? -1) + 1 }
}
