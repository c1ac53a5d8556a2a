// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel

extension CalDAVError {
  /// The error in an office's words; `uid` is the event it is about, if one, and `others` counts
  /// what else ended in the same way.
  func finding(in file: String, about uid: String? = nil, others: Int = 0) -> Finding {
    let place = uid.map { "\($0) at \(address)" } ?? address
    let what = others == 0 ? place : "\(place) and \(others) more"
    let (code, cause, remedy): (PushFindingCode, String, String) =
      switch reason {
      case .unreachable(let words):
        (.unreachable, words, "Check the address and the network, then push again")
      case .timedOut: (.brokenOff, "no answer in time", again)
      case .brokenOff: (.brokenOff, "the connection broke", again)
      case .untrusted:
        (.untrusted, "the certificate is not trusted", "Ask the server's keeper; do not go on")
      case .unauthorized:
        (
          .unauthorized, "status 401",
          "Check \(Credentials.userVariable) and \(Credentials.passwordVariable), or the file"
        )
      case .otherLogin(let schemes):
        (
          .otherLogin, "it offers \(schemes.sorted().joined(separator: ", "))",
          "Ask the server's keeper for a password for programs (Basic or Digest)"
        )
      case .forbidden: (.forbidden, "status 403", "Ask the server's keeper for the right to write")
      case .notFound: (.noSuchFolder, "status 404", "Check the address given to --caldav")
      case .conflict:
        (.cannotMakeFolder, "status 409", "Check that the folder given to --caldav exists there")
      case .changed: (.changedThere, "status 412", "Push again to see what changed")
      case .full: (.storageFull, "status 507", "Make room on the server, then push again")
      case .overloaded(let status): (.overloaded, "status \(status)", again)
      case .redirected(let location):
        (
          .redirected,
          location.map { "a redirection to \($0)" } ?? "a redirection that leads nowhere usable",
          location.map { "Give --caldav the folder on that server, if it is right: \($0)" }
            ?? "Check the address given to --caldav"
        )
      case .tooLarge: (.notCalDAV, "an endless answer", "Check the address given to --caldav")
      case .notCalDAV(let words):
        (.notCalDAV, words, "Check the address given to --caldav; nothing was lost")
      case .refused(let status): (.refused, "status \(status)", "Ask the server's keeper")
      }
    let words = sentence.map { "\(cause), “\($0)”" } ?? cause
    return code.finding(in: file, "\(operation) \(what): \(words)", remedy: remedy)
  }

  private var again: String { "Push again; what is done is not done twice" }
}
