// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An encoding in which offices save lists, by its name in the system's `iconv`.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Holds GBK and GB2312.
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"
  case shiftJIS = "CP932"
  case japaneseEUC = "EUC-JP"
  case korean = "CP949"
  case western = "WINDOWS-1252"
  case cyrillic = "WINDOWS-1251"
  /// This one and the next three are read where they are named; single characters do not tell them.
  case cyrillicKOI = "KOI8-R"
  case central = "WINDOWS-1250"
  case greek = "WINDOWS-1253"
  case turkish = "WINDOWS-1254"

  /// The name people know.
  package var title: String {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030, .cyrillicKOI: rawValue
    case .big5: "Big5"
    case .shiftJIS: "Shift_JIS"
    case .japaneseEUC: "EUC-JP"
    case .korean: "EUC-KR"
    case .western: "Windows-1252"
    case .cyrillic: "Windows-1251"
    case .central: "Windows-1250"
    case .greek: "Windows-1253"
    case .turkish: "Windows-1254"
    }
  }

  /// The encoding of a name as people, mails and cards write it, such as `gb2312` or `ks_c_5601-1987`.
  package init?(named name: String) {
    let key = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let names: [String: TextEncoding] = [
      "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030, "euccn": .gb18030,
      "big5hkscs": .big5, "cp950": .big5, "sjis": .shiftJIS, "windows31j": .shiftJIS,
      "cp932": .shiftJIS, "cp949": .korean, "uhc": .korean, "ksc56011987": .korean,
      "cp1252": .western, "iso88591": .western, "latin1": .western, "iso885915": .western,
      "cp1251": .cyrillic, "koi8": .cyrillicKOI, "cp1250": .central, "cp1253": .greek,
      "cp1254": .turkish, "iso88599": .turkish, "latin5": .turkish,
    ]
    let titles = Self.allCases.first {
      $0.title.lowercased().filter { $0.isLetter || $0.isNumber } == key
    }
    guard let encoding = names[key] ?? titles else { return nil }
    self = encoding
  }

  /// Turns bytes into UTF-8; `nil` when they are not of this encoding throughout.
  ///
  /// - Complexity: linear.
  package func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    if self == .utf8 {
      return String(validating: bytes, as: UTF8.self) == nil ? nil : Array(bytes)
    }
    guard let converter = Converter(from: rawValue, to: "UTF-8") else { return nil }
    return converter.convert(bytes)
  }

  /// The bytes of a text in this encoding; `nil` when it has a character that the encoding lacks.
  ///
  /// - Complexity: linear.
  package func bytes(of text: String) -> [UInt8]? {
    guard let converter = Converter(from: "UTF-8", to: rawValue) else { return nil }
    let bytes = Array(text.utf8)
    return converter.convert(bytes[...])
  }
}

/// The system's converter from one encoding to another.
@safe private struct Converter: ~Copyable {
  private let handle: iconv_t

  init?(from: String, to: String) {
    guard let handle = unsafe iconv_open(to, from), Int(bitPattern: handle) != -1
    else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe iconv_close(handle) }

  func convert(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    // iconv asks for a mutable input but does not change it.
    var input = Array(bytes).map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    result.reserveCapacity(input.count * 3 / 2)
    var output = [CChar](repeating: 0, count: 1 << 16)
    var done = 0
    while done < input.count {
      let (status, read, written) = unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target in
          var next = unsafe source.baseAddress.map { unsafe $0 + done }
          var rest = source.count - done
          var free = target.baseAddress
          var space = target.count
          let count = unsafe iconv(handle, &next, &rest, &free, &space)
          let status = count == -1 ? errno : 0
          return (status, source.count - done - rest, target.count - space)
        }
      }
      result.append(contentsOf: output[..<written].lazy.map { UInt8(bitPattern: $0) })
      done += read
      guard status == 0 || status == E2BIG, read > 0 || status == E2BIG else { return nil }
    }
    return result
  }
}
