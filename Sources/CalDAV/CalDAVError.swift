// SPDX-License-Identifier: Apache-2.0

/// Why a calendar server did not do what was asked.
package struct CalDAVError: Error, Hashable, Sendable {
  /// What a server or the way to it refused.
  package enum Reason: Hashable, Sendable {
    case unreachable(Fault)
    case timedOut
    case brokenOff
    case untrusted
    /// 401: the user name or the password is wrong, or missing.
    case unauthorized
    /// 401: the server knows other ways to log in than Basic and Digest only.
    case otherLogin([String])
    /// 403
    case forbidden
    /// 404 or 410
    case notFound
    /// 409: the folder above is missing, mostly.
    case conflict
    /// 412: the resource is not as it was when it was last looked at.
    case changed
    /// 507
    case full
    /// 429, or 500 and above, after all tries.
    case overloaded(Int)
    /// A redirection to another server, to an unencrypted address, or in a circle; `nil` when it names
    /// no address that could be used.
    case redirected(to: String?)
    case tooLarge
    /// An answer that is none, such as a page for people.
    case notCalDAV(StrangeAnswer)
    /// Any other status.
    case refused(Int)
  }

  /// Why there is no connection.
  package enum Fault: Hashable, Sendable {
    case noSuchHost
    case noSuchProxy
    case noConnection
    /// Anything else, in libcurl's words.
    case other(String)
  }

  /// What came instead of a calendar server's answer.
  package enum StrangeAnswer: Hashable, Sendable {
    case badAddress
    case otherThings
    case otherFolders
    case notXML
    case xmlWithEntities
    case otherXML
    case brokenXML
    /// A status that says that all is well, but not the one that was to come.
    case status(Int)
  }

  /// The HTTP method.
  package let operation: String
  /// Without credentials.
  package let address: String
  /// What stood against it.
  package let reason: Reason
  /// What the server said for people to read, in one line.
  package let sentence: String?

  init(
    _ operation: String, _ address: ServerAddress, _ reason: Reason, sentence: String? = nil
  ) {
    self.operation = operation
    self.address = address.text
    self.reason = reason
    self.sentence = sentence
  }

  /// Why there was no whole answer to a request.
  init(_ failure: HTTPFailure, _ request: HTTPRequest) {
    let reason: Reason =
      switch failure {
      case .unreachable(let fault): .unreachable(fault)
      case .timedOut: .timedOut
      case .brokenOff: .brokenOff
      case .untrusted: .untrusted
      case .tooLarge: .tooLarge
      }
    self.init(request.method, request.address, reason)
  }

  /// What a server that makes no calendars would say again.
  package static func makesNoCalendars(_ collection: ServerAddress) -> CalDAVError {
    CalDAVError("MKCALENDAR", collection, .refused(405))
  }

  /// Whether the server does not make calendars at all: it does not know the method.
  package var refusesToMakeCalendars: Bool {
    operation == "MKCALENDAR" && [.refused(405), .refused(501), .overloaded(501)].contains(reason)
  }

  /// Whether every other request would end in the same way.
  package var concernsWholeServer: Bool {
    switch reason {
    case .unreachable, .timedOut, .brokenOff, .untrusted, .unauthorized, .otherLogin, .full,
      .redirected:
      true
    case .overloaded(let status): status != 501
    case .forbidden, .notFound, .conflict, .changed, .tooLarge, .notCalDAV, .refused: false
    }
  }
}
