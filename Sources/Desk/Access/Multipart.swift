// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A form with files in it.
///
/// - Source: RFC 7578; RFC 2046 section 5.1.1.
package struct Multipart: Sendable {
  /// One field; a file where the browser names one.
  package struct Part: Hashable, Sendable {
    package let name: String
    package let file: String?
    package let bytes: [UInt8]

    package init(name: String, file: String?, bytes: [UInt8]) {
      self.name = name
      self.file = file
      self.bytes = bytes
    }
  }

  /// Larger lists are imported in the terminal; replies as mail programs attach them are a few kilobytes each.
  static let largest = 16 << 20

  package let parts: [Part]

  /// The fields in which a file was chosen.
  var files: [(name: String, bytes: [UInt8])] {
    parts.compactMap { part in
      part.file.flatMap { $0.isEmpty ? nil : (name: $0, bytes: part.bytes) }
    }
  }

  /// The first text of a field.
  package subscript(_ name: String) -> String? {
    parts.first { $0.name == name && $0.file == nil }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Reads a body; `nil` when its type or its shape is not that of such a form.
  ///
  /// - Complexity: linear in the body.
  package init?(_ body: [UInt8], contentType: String) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.count)
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    let data = Data(body)
    var parts: [Part] = []
    guard var range = data.range(of: Data(mark)), range.lowerBound == 0 else { return nil }
    while true {
      var start = range.upperBound
      if data[start...].starts(with: "--".utf8) { break }
      guard data[start...].starts(with: "\r\n".utf8) else { return nil }
      start += 2
      guard let next = data.range(of: Data("\r\n".utf8) + Data(mark), in: start..<data.count),
        let part = Self.part(data[start..<next.lowerBound])
      else { return nil }
      parts.append(part)
      range = next
    }
    self.parts = parts
  }

  private static func part(_ data: Data) -> Part? {
    guard let gap = data.range(of: Data("\r\n\r\n".utf8)),
      let head = String(data: data[data.startIndex..<gap.lowerBound], encoding: .utf8)
    else { return nil }
    let disposition = head.components(separatedBy: "\r\n").first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    guard let disposition, let name = parameter("name", of: disposition) else { return nil }
    return Part(
      name: name, file: parameter("filename", of: disposition).map(fileName),
      bytes: Array(data[gap.upperBound...]))
  }

  /// The value of a parameter of a header, with or without quotes.
  private static func parameter(_ name: String, of header: String) -> String? {
    for piece in header.split(separator: ";").dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1)
      guard sides.count == 2,
        sides[0].trimmingCharacters(in: .whitespaces).lowercased() == name
      else { continue }
      let value = sides[1].trimmingCharacters(in: .whitespaces)
      guard value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 else { return value }
      // Browsers write quotes and line ends in names as %22, %0D and %0A.
      return String(value.dropFirst().dropLast()).replacing("%22", with: "\"")
    }
    return nil
  }

  /// The last part of a path, since some browsers sent whole ones.
  private static func fileName(_ sent: String) -> String {
    sent.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
  }
}
