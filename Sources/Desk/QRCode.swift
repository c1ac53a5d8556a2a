// SPDX-License-Identifier: Apache-2.0

import CQrencode

/// An address as a QR code, for a telephone that looks at paper.
///
/// - Source: ISO/IEC 18004, level M.
package struct QRCode: Sendable {
  /// Modules of one side.
  package let size: Int
  /// Row by row; `true` is dark.
  package let modules: [Bool]

  /// `nil` when the text is longer than any code holds, about 2,300 bytes.
  package init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    size = width
    modules = (0..<width * width).map { data[$0] & 1 == 1 }
  }

  /// As a drawing with the quiet zone of four modules.
  func svg(label: String) -> HTML {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        guard modules[row * size + column] else {
          column += 1
          continue
        }
        let start = column
        while column < size, modules[row * size + column] { column += 1 }
        path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
      }
    }
    let side = size + 8
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)"><path d="\(path)"/></svg>
      """
  }
}
