// SPDX-License-Identifier: Apache-2.0

/// A server that holds no calendars, asked for a document or sent a form; for one thread at a time.
///
/// What is asked is sent once: a form that signs somebody in must not be sent twice. No redirection is followed.
package final class WebClient {
  package struct Answer: Sendable {
    package let status: Int
    package let body: [UInt8]
  }

  private let connection: HTTPConnection

  /// Prepares to speak to a server; `authorities` vouch for it in place of the system's, and `timeout` is in seconds.
  package init(
    credentials: Credentials? = nil, authorities: CertificateFile? = nil, timeout: Int
  ) {
    connection = HTTPConnection(
      credentials: credentials, authorities: authorities, timeout: timeout)
  }

  /// The document at an address, whatever the status.
  ///
  /// - Throws: ``CalDAVError`` when there is no whole answer.
  package func get(_ address: ServerAddress) throws(CalDAVError) -> Answer {
    try send(
      HTTPRequest(method: "GET", address: address, headers: [("Accept", "application/json")]))
  }

  /// What the server answers to a form.
  ///
  /// - Throws: ``CalDAVError`` when there is no whole answer.
  /// - Source: HTML Living Standard, application/x-www-form-urlencoded.
  package func post(
    _ form: [(name: String, value: String)], to address: ServerAddress
  ) throws(CalDAVError) -> Answer {
    let body = form.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
      .joined(separator: "&")
    return try send(
      HTTPRequest(
        method: "POST", address: address,
        headers: [
          ("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: Array(body.utf8)))
  }

  /// A text as it stands in forms and queries: letters, digits and `-._~` as they are, all else as `%XX`.
  package static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private func send(_ request: HTTPRequest) throws(CalDAVError) -> Answer {
    do throws(HTTPFailure) {
      let response = try connection.send(request)
      return Answer(status: response.status, body: response.body)
    } catch {
      throw CalDAVError(error, request)
    }
  }
}
