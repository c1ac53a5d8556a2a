// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// The catalogue of what can go wrong between the house and a calendar server, and with answers to
/// invitations; codes never change their meaning.
package enum PushFindingCode: String, CaseIterable, Sendable {
  case changedThere = "E601"
  case removedThere = "E602"
  case notStored = "E603"
  case storedOtherwise = "E604"
  case notPublished = "E605"
  case unreadableCalendar = "E606"
  case badAddress = "E607"
  case noOfficeAddress = "E608"
  case unreachable = "E611"
  case brokenOff = "E612"
  case untrusted = "E613"
  case unauthorized = "E614"
  case forbidden = "E615"
  case noSuchFolder = "E616"
  case cannotMakeFolder = "E617"
  case storageFull = "E618"
  case overloaded = "E619"
  case redirected = "E620"
  case notCalDAV = "E621"
  case refused = "E622"
  case unreadableReply = "E701"
  case notAReply = "E702"
  case unknownEvent = "E703"
  case otherRecipient = "E704"
  case futureReply = "E705"
  case badAnswer = "E706"
  case oldReply = "W701"
  case repeatedReply = "W702"

  package var severity: Finding.Severity { rawValue.hasPrefix("W") ? .warning : .error }

  /// What the code means, in one line.
  package var meaning: String {
    switch self {
    case .changedThere: "Somebody changed the event on the server; it was not overwritten."
    case .removedThere: "Somebody removed the event or its calendar on the server."
    case .notStored: "The server says that it stored the event, and does not have it."
    case .storedOtherwise: "The server says that it stored the event, and holds something else."
    case .notPublished: "The calendar holds an event that the ledger does not know so."
    case .unreadableCalendar: "A published calendar cannot be read."
    case .badAddress: "An e-mail address is not one that a message can carry."
    case .noOfficeAddress: "The festival file names no address for the answers."
    case .unreachable: "The server does not answer."
    case .brokenOff: "The connection broke, or the answer took too long."
    case .untrusted: "The server's certificate does not show that it is the one named."
    case .unauthorized: "The server wants another user name or password (401)."
    case .forbidden: "The server does not allow it (403)."
    case .noSuchFolder: "The address is not on the server (404)."
    case .cannotMakeFolder: "The server cannot do it where it was asked to (409)."
    case .storageFull: "The server has no room (507)."
    case .overloaded: "The server asks for patience, or failed, at every try (429, 5xx)."
    case .redirected: "The server sends the request to another place."
    case .notCalDAV: "The answer is not that of a calendar server."
    case .refused: "The server refuses with another status."
    case .unreadableReply: "A file of replies cannot be read."
    case .notAReply: "A file is a calendar, but no reply."
    case .unknownEvent: "A reply is about an event that nobody was invited to."
    case .otherRecipient: "A reply comes from somebody other than the one invited."
    case .futureReply: "A reply answers a version of the event that was never sent."
    case .badAnswer: "A reply says neither accepted, declined nor tentative."
    case .oldReply: "A reply answers an earlier version of the event."
    case .repeatedReply: "A newer reply, or this one, was read before."
    }
  }

  func finding(in file: String, _ cause: String, remedy: String) -> Finding {
    Finding(
      severity: severity, code: rawValue, location: Finding.Location(file: file), cause: cause,
      remedy: remedy)
  }
}
