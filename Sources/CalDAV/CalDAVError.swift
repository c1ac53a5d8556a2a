// SPDX-License-Identifier: Apache-2.0

/// Why a calendar server did not do what was asked.
package struct CalDAVError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unreachable(String)
    case timedOut
    case brokenOff
    case untrusted
    /// 401: the user name or the password is wrong, or missing.
    case unauthorized
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
    /// A redirection to another server, to an unencrypted address, or in a circle.
    case redirected
    case tooLarge
    /// An answer that is none, such as a page for people.
    case notCalDAV(String)
    /// Any other status.
    case refused(Int)
  }

  /// The HTTP method.
  package let operation: String
  /// Without credentials.
  package let address: String
  package let reason: Reason

  init(_ operation: String, _ address: ServerAddress, _ reason: Reason) {
    self.operation = operation
    self.address = address.text
    self.reason = reason
  }

  /// Whether every other request would end in the same way.
  package var concernsWholeServer: Bool {
    switch reason {
    case .unreachable, .timedOut, .brokenOff, .untrusted, .unauthorized, .full, .overloaded: true
    case .forbidden, .notFound, .conflict, .changed, .redirected, .tooLarge, .notCalDAV, .refused:
      false
    }
  }
}
