// SPDX-License-Identifier: Apache-2.0

/// A first layout, in which everything is somewhere, be it too long for its cell.
enum FillingConstruction {
  /// The greatest kinds first, each into the cells that cost it least, one after another.
  static func layout(of table: FillingTable) -> Filling.Layout {
    var lists: [[Int]] = Array(repeating: [], count: table.cellCount)
    var used = Array(repeating: 0, count: table.cellCount)
    var kindIn = Array(repeating: -1, count: table.cellCount)
    func total(_ kind: Int) -> Int {
      table.piecesOfKind[kind].reduce(0) { $0 + table.length[Int($1)] }
    }
    let kinds = (0..<table.kindCount).filter { !table.piecesOfKind[$0].isEmpty }
      .sorted { (-total($0), $0) < (-total($1), $1) }
    precondition(
      kinds.count <= table.cellCount, "\(kinds.count) kinds for \(table.cellCount) cells")
    for (number, kind) in kinds.enumerated() {
      let pieces = table.piecesOfKind[kind].map(Int.init).sorted {
        (-table.length[$0], $0) < (-table.length[$1], $1)
      }
      for piece in pieces {
        // Kinds that come later need a cell each.
        let free = kindIn.count { $0 < 0 } - (kinds.count - number - 1)
        let isNew = !kindIn.contains(kind)
        let open = (0..<table.cellCount).filter { cell in
          kindIn[cell] == kind || (kindIn[cell] < 0 && (free > 0 || isNew))
        }
        // Where the rest are others', some cells hold more than a row of the table has room for.
        let roomy = open.filter { lists[$0].count < table.width }
        guard
          let cell = (roomy.isEmpty ? open : roomy).min(by: {
            price(of: piece, in: $0, used, kindIn, table)
              < price(of: piece, in: $1, used, kindIn, table)
          })
        else { preconditionFailure("No cell takes piece \(piece)") }
        kindIn[cell] = kind
        lists[cell].append(piece)
        used[cell] += table.length[piece]
      }
    }
    return Filling.Layout(pieces: lists)
  }

  private static func price(
    of piece: Int, in cell: Int, _ used: [Int], _ kindIn: [Int], _ table: FillingTable
  ) -> (Cost, Int) {
    var cost = table.pieceCost[piece * table.cellCount + cell]
    let kind = Int(table.kindOfPiece[piece])
    if kindIn[cell] < 0 { cost = cost + table.kindCost[kind * table.cellCount + cell] }
    cost.hard += max(0, used[cell] + table.length[piece] - table.size[cell])
    return (cost, cell)
  }
}
