// SPDX-License-Identifier: Apache-2.0

import Spreadsheets

/// One property of a vCard, such as `TEL;TYPE=cell:+81…`, its value as text.
struct CardProperty {
  let name: String
  let value: String

  /// Reads a line without folds; `nil` for one that is no property.
  ///
  /// Quoted values that name no encoding and are no UTF-8 are of the `unnamed` one.
  init?(_ line: String, unnamed: TextEncoding?) {
    guard let parts = Parts(line) else { return nil }
    name = parts.name
    guard parts.isQuoted else {
      value = parts.value
      return
    }
    let bytes = Self.quotedPrintable(parts.value)
    let named = parts.encoding.flatMap { $0.utf8(bytes[...]) }
    let text = named ?? TextEncoding.utf8.utf8(bytes[...]) ?? unnamed?.utf8(bytes[...])
    value = String(decoding: text ?? bytes, as: UTF8.self)
  }

  /// The bytes of a quoted value that is no UTF-8, and of no encoding that is named and fits.
  ///
  /// Cards of version 2.1 from Chinese telephones are often GBK inside.
  static func unnamed(_ line: String) -> [UInt8]? {
    guard let parts = Parts(line), parts.isQuoted else { return nil }
    let bytes = quotedPrintable(parts.value)
    if let encoding = parts.encoding, encoding.utf8(bytes[...]) != nil { return nil }
    return TextEncoding.utf8.utf8(bytes[...]) == nil ? bytes : nil
  }

  /// A line as it stands.
  private struct Parts {
    let name: String
    let parameters: [String: [String]]
    let value: String

    init?(_ line: String) {
      var isQuoted = false
      var colon: String.Index?
      for index in line.indices {
        if line[index] == "\"" { isQuoted.toggle() }
        if line[index] == ":", !isQuoted {
          colon = index
          break
        }
      }
      guard let colon else { return nil }
      let head = line[..<colon].split(separator: ";").map(String.init)
      guard let first = head.first else { return nil }
      // A group stands before the name: item1.EMAIL
      name = (first.split(separator: ".").last.map(String.init) ?? first).uppercased()
      var parameters: [String: [String]] = [:]
      for parameter in head.dropFirst() {
        let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 {
          parameters[parts[0].uppercased(), default: []].append(parts[1].uppercased())
        } else {
          parameters["TYPE", default: []].append(parameter.uppercased())
        }
      }
      self.parameters = parameters
      value = String(line[line.index(after: colon)...])
    }

    var isQuoted: Bool {
      ((parameters["ENCODING"] ?? []) + (parameters["TYPE"] ?? [])).contains("QUOTED-PRINTABLE")
    }

    var encoding: TextEncoding? {
      parameters["CHARSET"]?.first.flatMap { TextEncoding(named: $0) }
    }
  }

  /// Whether a file may hold quoted values at all.
  static func mayBeQuoted(_ bytes: [UInt8]) -> Bool {
    let word = Array("quoted-".utf8)
    return bytes.indices.contains { index in
      bytes[index] | 0x20 == word[0]
        && bytes[index...].prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 }
    }
  }

  private static func quotedPrintable(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "="), index + 2 < source.count,
        let byte = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return bytes
  }
}
