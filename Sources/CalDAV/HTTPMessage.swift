// SPDX-License-Identifier: Apache-2.0

/// What is asked of a server.
struct HTTPRequest {
  let method: String
  let address: ServerAddress
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
}

/// What a server answered.
struct HTTPResponse {
  let status: Int
  /// Names in lower case, in the order received.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The ways to log in that the server offers, in lower case.
  ///
  /// - Source: RFC 9110 section 11.6.1; one field may list several.
  var loginSchemes: [String] {
    headers.filter { $0.name == "www-authenticate" }.flatMap { field in
      field.value.split(separator: ",").compactMap { part in
        let words = part.split(separator: " ")
        guard let first = words.first, !first.contains("=") else { return nil }
        return first.lowercased()
      }
    }
  }
}

/// Why there is no whole answer.
enum HTTPFailure: Error, Hashable {
  /// Nobody answers at the address.
  case unreachable(CalDAVError.Fault)
  case timedOut
  /// The connection broke before the answer was whole.
  case brokenOff
  /// The server's certificate does not show that it is the one named.
  case untrusted
  case tooLarge
}
