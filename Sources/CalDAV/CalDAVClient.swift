// SPDX-License-Identifier: Apache-2.0

/// A CalDAV server, spoken to in the few sentences that publishing needs.
///
/// A request that a broken connection or a status of 429 or 500 and above ended is tried again, a
/// bounded number of times. A write carries the condition under which it may happen, so that a
/// second try of it harms nothing. For one thread at a time.
///
/// - Source: RFC 4791; RFC 4918; RFC 9110 section 13.
package final class CalDAVClient {
  /// A resource as the server holds it.
  package struct Resource: Hashable, Sendable {
    /// A strong validator; `nil` when the server gives none that can be used.
    package let etag: String?
    /// The calendar text as the server gave it.
    package let text: String
  }

  /// What must be true for a write.
  package enum Condition: Hashable, Sendable {
    case absent
    case unchanged(etag: String)
    /// Whatever lies there.
    case always
  }

  /// Most resources asked for in one request.
  private static let batch = 50
  private static let mostRedirections = 5

  private let connection: HTTPConnection
  private let patience: Patience

  /// Prepares to speak to a server; `authorities` vouch for it in place of the system's.
  package init(
    credentials: Credentials?, authorities: CertificateFile? = nil, patience: Patience
  ) {
    connection = HTTPConnection(
      credentials: credentials, authorities: authorities, timeout: patience.timeout)
    self.patience = patience
  }

  /// What lies in a collection: the decoded path of each resource and its ETag; `nil` when there is
  /// no such collection.
  package func list(
    _ collection: ServerAddress
  ) throws(CalDAVError) -> [(path: String, etag: String?)]? {
    let body = """
      <?xml version="1.0" encoding="utf-8"?>
      <propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop></propfind>
      """
    let request = HTTPRequest(
      method: "PROPFIND", address: collection, headers: Self.xml + [("Depth", "1")],
      body: Array(body.utf8))
    let responses: [Multistatus.Response]
    do {
      responses = try multistatus(request)
    } catch  where error.reason == .notFound {
      return nil
    }
    var result: [(path: String, etag: String?)] = []
    var isThere = false
    for response in responses {
      guard let path = collection.path(of: response.href) else {
        throw CalDAVError("PROPFIND", collection, .notCalDAV(.badAddress))
      }
      if Self.isSame(path, collection.path) {
        if let status = response.status, status >= 400 {
          throw Self.error(status, request, HTTPResponse(status: status, headers: [], body: []))
        }
        guard response.isCalendar else {
          throw CalDAVError("PROPFIND", collection, .notCalDAV(.otherThings))
        }
        isThere = true
      } else if !response.isCollection {
        result.append((path, Self.usable(response.etag)))
      }
    }
    guard isThere else {
      throw CalDAVError("PROPFIND", collection, .notCalDAV(.otherFolders))
    }
    return result
  }

  /// Makes a collection that holds a calendar.
  package func makeCalendar(
    _ collection: ServerAddress, title: String
  ) throws(CalDAVError) {
    let body = """
      <?xml version="1.0" encoding="utf-8"?>
      <C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>\
      <displayname>\(Self.escaped(title))</displayname>\
      <C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>\
      </prop></set></C:mkcalendar>
      """
    _ = try send(
      HTTPRequest(
        method: "MKCALENDAR", address: collection, headers: Self.xml, body: Array(body.utf8)),
      accepting: [201])
  }

  /// The resources at these addresses, in their order; `nil` for one that is not there.
  package func read(
    _ addresses: [ServerAddress], in collection: ServerAddress
  ) throws(CalDAVError) -> [Resource?] {
    var found: [String: Resource] = [:]
    for start in stride(from: 0, to: addresses.count, by: Self.batch) {
      let part = addresses[start..<min(addresses.count, start + Self.batch)]
      let hrefs = part.map { "<href>\(Self.escaped($0.encodedPath))</href>" }.joined()
      let body = """
        <?xml version="1.0" encoding="utf-8"?>
        <C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop>\
        <getetag/><C:calendar-data/></prop>\(hrefs)</C:calendar-multiget>
        """
      let request = HTTPRequest(
        method: "REPORT", address: collection, headers: Self.xml + [("Depth", "1")],
        body: Array(body.utf8))
      for response in try multistatus(request) {
        guard let path = collection.path(of: response.href) else {
          throw CalDAVError("REPORT", collection, .notCalDAV(.badAddress))
        }
        if let text = response.calendarData {
          found[path] = Resource(etag: Self.usable(response.etag), text: text)
        } else if let status = response.status
          ?? response.propertyStatuses.first(where: { $0 >= 400 }),
          status != 404, status != 410
        {
          throw Self.error(status, request, HTTPResponse(status: status, headers: [], body: []))
        }
      }
    }
    return addresses.map { found[$0.path] }
  }

  /// Stores a resource, if the condition holds.
  ///
  /// - Throws: ``CalDAVError`` with `.changed` when it does not; a second try may meet the
  ///   result of the first, so the caller looks what is there.
  package func write(
    _ bytes: [UInt8], to address: ServerAddress, if condition: Condition
  ) throws(CalDAVError) {
    _ = try send(
      HTTPRequest(
        method: "PUT", address: address,
        headers: [("Content-Type", "text/calendar; charset=utf-8")] + Self.header(condition),
        body: bytes),
      accepting: [200, 201, 204])
  }

  /// Removes a resource, if the condition holds; one that is gone already is no error.
  package func remove(
    _ address: ServerAddress, if condition: Condition
  ) throws(CalDAVError) {
    do {
      _ = try send(
        HTTPRequest(method: "DELETE", address: address, headers: Self.header(condition)),
        accepting: [200, 202, 204])
    } catch  where error.reason == .notFound {
      return
    }
  }

  // MARK: Requests

  private static let xml = [(name: "Content-Type", value: "application/xml; charset=utf-8")]

  private static func header(_ condition: Condition) -> [(name: String, value: String)] {
    switch condition {
    case .absent: [("If-None-Match", "*")]
    case .unchanged(let etag): [("If-Match", etag)]
    case .always: []
    }
  }

  private func multistatus(
    _ request: HTTPRequest
  ) throws(CalDAVError) -> [Multistatus.Response] {
    let response = try send(request, accepting: [207])
    do {
      return try Multistatus(response.body).responses
    } catch {
      let what: CalDAVError.StrangeAnswer =
        switch error {
        case .notXML: .notXML
        case .declaresEntities: .xmlWithEntities
        case .notMultistatus: .otherXML
        case .malformed: .brokenXML
        }
      throw CalDAVError(request.method, request.address, .notCalDAV(what))
    }
  }

  private func send(
    _ request: HTTPRequest, accepting statuses: [Int]
  ) throws(CalDAVError) -> HTTPResponse {
    var last: CalDAVError?
    var asked: Int?
    for number in 1...patience.tries {
      patience.wait(beforeTry: number, asked: asked)
      asked = nil
      do throws(CalDAVError) {
        let response = try follow(request)
        if statuses.contains(response.status) { return response }
        let error = Self.error(response.status, request, response)
        // What a server does not know at all, it does not learn by waiting.
        guard case .overloaded(let status) = error.reason, status != 501 else { throw error }
        asked = response.header("retry-after").flatMap { Int($0) }
        last = error
      } catch {
        switch error.reason {
        case .unreachable, .timedOut, .brokenOff: last = error
        default: throw error
        }
      }
    }
    guard let last else { preconditionFailure("No try was made") }
    throw last
  }

  /// Sends, and follows redirections on the same server.
  private func follow(_ request: HTTPRequest) throws(CalDAVError) -> HTTPResponse {
    var current = request
    for _ in 0...Self.mostRedirections {
      let response: HTTPResponse
      do {
        response = try connection.send(current)
      } catch {
        throw CalDAVError(error, request)
      }
      guard [301, 302, 307, 308].contains(response.status) else { return response }
      guard let location = response.header("location") else { break }
      guard let address = current.address.redirected(to: location) else {
        // Only an address that could be given to us is worth showing.
        throw CalDAVError(
          request.method, request.address,
          .redirected(to: (try? ServerAddress(location))?.text))
      }
      current = HTTPRequest(
        method: request.method, address: address, headers: request.headers, body: request.body)
    }
    throw CalDAVError(request.method, request.address, .redirected(to: nil))
  }

  private static func error(
    _ status: Int, _ request: HTTPRequest, _ response: HTTPResponse
  ) -> CalDAVError {
    let reason: CalDAVError.Reason =
      switch status {
      case 200...299: .notCalDAV(.status(status))
      case 401:
        response.loginSchemes.isEmpty
          || response.loginSchemes.contains { ["basic", "digest"].contains($0) }
          ? .unauthorized : .otherLogin(response.loginSchemes)
      case 403: .forbidden
      case 404, 410: .notFound
      case 409: .conflict
      case 412: .changed
      case 429: .overloaded(status)
      case 507: .full
      case 500...599: .overloaded(status)
      default: .refused(status)
      }
    return CalDAVError(
      request.method, request.address, reason, sentence: ServerSentence.read(response.body))
  }

  // MARK: Values

  /// A validator that may stand in a header and that names exact bytes.
  private static func usable(_ etag: String?) -> String? {
    guard let etag, !etag.hasPrefix("W/"), (3...256).contains(etag.utf8.count),
      etag.hasPrefix("\""), etag.hasSuffix("\""),
      etag.dropFirst().dropLast().utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 })
    else { return nil }
    return etag
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    func bare(_ path: String) -> Substring { path.hasSuffix("/") ? path.dropLast() : path[...] }
    return bare(a) == bare(b)
  }

  /// Text between tags; what XML cannot hold at all is left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default:
        if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
