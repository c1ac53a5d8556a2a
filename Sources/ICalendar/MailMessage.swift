// SPDX-License-Identifier: Apache-2.0

/// A whole mail, of which only the calendars in it are of interest.
///
/// - Source: RFC 5322 section 2.2; RFC 2045 sections 5 and 6; RFC 2046 section 5.1.
enum MailMessage {
  private static let deepest = 8
  private static let mostParts = 200

  /// The calendars of a mail, decoded, in their order; `nil` when the bytes are no mail.
  ///
  /// - Complexity: linear in the length, for each level of parts inside parts.
  static func calendars(in bytes: [UInt8]) -> [[UInt8]]? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let (headers, body) = split(bytes[start...])
    let isMail = headers.contains {
      ["content-type", "from", "received", "mime-version", "return-path"].contains($0.name)
    }
    guard isMail else { return nil }
    var found: [[UInt8]] = []
    var count = 0
    collect(headers, body, 0, &count, &found)
    return found
  }

  private typealias Header = (name: String, value: String)

  private static func collect(
    _ headers: [Header], _ body: ArraySlice<UInt8>, _ depth: Int, _ count: inout Int,
    _ found: inout [[UInt8]]
  ) {
    count += 1
    guard depth <= deepest, count <= mostParts else { return }
    let type = value("content-type", headers)
    let kind = type.prefix { $0 != ";" }.trimmingSpaces.lowercased()
    let isNamed = [type, value("content-disposition", headers)].contains {
      (parameter("name", $0) ?? parameter("filename", $0) ?? "").lowercased().hasSuffix(".ics")
    }
    if kind.hasPrefix("multipart/"), let boundary = parameter("boundary", type) {
      for part in parts(of: body, boundary: Array("--\(boundary)".utf8)) {
        let (headers, body) = split(part)
        collect(headers, body, depth + 1, &count, &found)
      }
    } else if kind == "message/rfc822" {
      let (headers, body) = split(body)
      collect(headers, body, depth + 1, &count, &found)
    } else if kind == "text/calendar" || kind == "application/ics" || isNamed {
      found.append(decoded(body, headers))
    } else if kind.hasPrefix("application/") {
      // Names of attachments are written in more ways than one; the content tells.
      let content = decoded(body, headers)
      if beginsLikeCalendar(content) { found.append(content) }
    }
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ headers: [Header]) -> [UInt8] {
    switch value("content-transfer-encoding", headers).trimmingSpaces.lowercased() {
    case "base64": base64(body)
    case "quoted-printable": quotedPrintable(body)
    default: Array(body)
    }
  }

  private static func beginsLikeCalendar(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(64), as: UTF8.self)
    return start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
      .hasPrefix("begin:vcalendar")
  }

  /// Whether the bytes are a mail as Outlook alone keeps it (`.msg`), or its own kind of attachment (`winmail.dat`).
  ///
  /// - Source: [MS-CFB] section 2.2; [MS-OXTNEF] section 2.1.3.1.
  static func isOfOutlook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      || bytes.starts(with: [0x78, 0x9F, 0x3E, 0x22])
  }

  /// Whether a mail has an attachment of that kind.
  static func holdsOutlook(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).lowercased()
      .contains("content-type: application/ms-tnef")
  }

  // MARK: Structure

  /// Parts the header from the body at the first empty line.
  private static func split(_ bytes: ArraySlice<UInt8>) -> ([Header], body: ArraySlice<UInt8>) {
    var headers: [Header] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: lf) ?? bytes.endIndex
      var line = bytes[start..<end]
      if line.last == cr { line = line.dropLast() }
      start = min(bytes.endIndex, end + 1)
      if line.isEmpty { break }
      let text = String(decoding: line, as: UTF8.self)
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        if !headers.isEmpty { headers[headers.count - 1].value += text }
      } else if let colon = text.firstIndex(of: ":") {
        headers.append(
          (text[..<colon].trimmingSpaces.lowercased(), String(text[text.index(after: colon)...])))
      } else if headers.isEmpty {
        return ([], bytes)
      }
    }
    return (headers, bytes[start...])
  }

  /// The pieces between lines that begin with the boundary, without the line end before each.
  private static func parts(
    of body: ArraySlice<UInt8>, boundary: [UInt8]
  ) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var open: Int?
    var start = body.startIndex
    while start < body.endIndex {
      let end = body[start...].firstIndex(of: lf) ?? body.endIndex
      let next = min(body.endIndex, end + 1)
      if body[start..<end].starts(with: boundary) {
        if let open { parts.append(body[open..<start]) }
        let isLast = body[start..<end].dropFirst(boundary.count).starts(with: "--".utf8)
        open = isLast ? nil : next
      }
      start = next
    }
    if let open { parts.append(body[open...]) }
    return parts
  }

  private static func value(_ name: String, _ headers: [Header]) -> String {
    headers.first { $0.name == name }?.value ?? ""
  }

  /// A parameter of a header's value, such as `boundary="a b"`.
  private static func parameter(_ name: String, _ value: String) -> String? {
    var isQuoted = false
    let pieces = value.split(whereSeparator: { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    })
    for piece in pieces.dropFirst() {
      let ends = piece.split(separator: "=", maxSplits: 1)
      guard ends.count == 2, ends[0].trimmingSpaces.lowercased() == name else { continue }
      return ends[1].trimmingSpaces.replacing("\"", with: "")
    }
    return nil
  }

  // MARK: Encodings

  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")

  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = 0
    var bits = 0
    for byte in bytes {
      let value: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      buffer = (buffer << 6 | value) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(buffer >> bits & 0xFF))
      }
    }
    return result
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      let rest = bytes[index...]
      if rest.first == lf {
        index += 1
      } else if rest.starts(with: [cr, lf]) {
        index += 2
      } else if rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 2
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
