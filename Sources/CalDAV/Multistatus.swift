// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML

/// A server's answer about several resources, each with a status of its own.
///
/// - Source: RFC 4918 sections 13 and 14; RFC 4791 section 9.6.
package struct Multistatus: Hashable, Sendable {
  /// What a server says of one resource (RFC 4918, 14.24).
  package struct Response: Hashable, Sendable {
    /// As the server spells it.
    package var href: String
    /// Of the resource as a whole, where the server gives one.
    package var status: Int?
    /// Every status given to a group of properties.
    package var propertyStatuses: [Int] = []
    /// Only what came with status 200.
    package var etag: String?
    /// The calendar text, where it was asked for; `nil` where there is none.
    package var calendarData: String?
    /// Whether it is a calendar (RFC 4791, 4.2).
    package var isCalendar = false
    /// Whether it is a folder, calendars included.
    package var isCollection = false
  }

  /// Why an answer cannot be understood.
  package enum Problem: Error, Hashable, Sendable {
    /// Such as a page for people.
    case notXML
    /// Definitions of its own, by which a few bytes can become gigabytes or a local file.
    case declaresEntities
    case notMultistatus
    /// A response without an address, or with an impossible status.
    case malformed
  }

  /// In the order of the answer.
  package let responses: [Response]

  /// Reads the body of an answer with status 207.
  ///
  /// - Complexity: linear in the length.
  package init(_ bytes: [UInt8]) throws(Problem) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notXML }
    // Another encoding could hide a declaration from the search below.
    if let match = text.prefix(200).firstMatch(of: /<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/),
      match.1.lowercased() != "utf-8"
    {
      throw .notXML
    }
    for declaration in ["<!DOCTYPE", "<!ENTITY"]
    where text.range(of: declaration, options: [.caseInsensitive, .literal]) != nil {
      throw .declaresEntities
    }
    let reader = MultistatusReader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isWhole = parser.parse()
    if let problem = reader.problem { throw problem }
    // The parser does not mind a text that ends too early.
    guard isWhole, reader.isWhole else { throw .notXML }
    responses = reader.responses
  }
}

/// Gathers responses while the parser walks through the text.
private final class MultistatusReader: NSObject, XMLParserDelegate {
  private static let dav = "DAV:"
  private static let caldav = "urn:ietf:params:xml:ns:caldav"

  private(set) var responses: [Multistatus.Response] = []
  private(set) var problem: Multistatus.Problem?
  private var hasRoot = false

  /// Whether everything that was opened is closed.
  var isWhole: Bool { hasRoot && path.isEmpty }

  private var path: [String] = []
  private var text = ""
  private var response = Multistatus.Response(href: "")
  private var properties = Multistatus.Response(href: "")
  private var propertyStatus: Int?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let element = Self.name(name, namespaceURI)
    if path.isEmpty {
      hasRoot = element == "d:multistatus"
      if !hasRoot {
        problem = .notMultistatus
        parser.abortParsing()
        return
      }
    }
    path.append(element)
    text = ""
    switch path {
    case ["d:multistatus", "d:response"]: response = Multistatus.Response(href: "")
    case ["d:multistatus", "d:response", "d:propstat"]:
      properties = Multistatus.Response(href: "")
      propertyStatus = nil
    case Self.property + ["d:resourcetype", "d:collection"]: properties.isCollection = true
    case Self.property + ["d:resourcetype", "c:calendar"]: properties.isCalendar = true
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch path {
    case ["d:multistatus", "d:response", "d:href"]: response.href = trimmed
    case ["d:multistatus", "d:response", "d:status"]: response.status = status(parser)
    case ["d:multistatus", "d:response", "d:propstat", "d:status"]:
      propertyStatus = status(parser)
    case Self.property + ["d:getetag"]: properties.etag = trimmed
    case Self.property + ["c:calendar-data"]: properties.calendarData = text
    case ["d:multistatus", "d:response", "d:propstat"]: finishProperties()
    case ["d:multistatus", "d:response"]:
      if response.href.isEmpty { fail(parser) } else { responses.append(response) }
    default: break
    }
    path.removeLast()
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text += String(decoding: block, as: UTF8.self)
  }

  private static let property = ["d:multistatus", "d:response", "d:propstat", "d:prop"]

  private static func name(_ name: String, _ namespace: String?) -> String {
    switch namespace {
    case dav: "d:\(name)"
    case caldav: "c:\(name)"
    default: "?:\(name)"
    }
  }

  private var trimmed: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

  private func finishProperties() {
    guard let propertyStatus else { return }
    response.propertyStatuses.append(propertyStatus)
    guard propertyStatus == 200 else { return }
    if let etag = properties.etag { response.etag = etag }
    if let data = properties.calendarData { response.calendarData = data }
    if properties.isCalendar { response.isCalendar = true }
    if properties.isCollection { response.isCollection = true }
  }

  /// Reads `HTTP/1.1 404 Not Found`.
  private func status(_ parser: XMLParser) -> Int? {
    let words = trimmed.split(separator: " ")
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]),
      (100...599).contains(status)
    else {
      fail(parser)
      return nil
    }
    return status
  }

  private func fail(_ parser: XMLParser) {
    problem = .malformed
    parser.abortParsing()
  }
}
