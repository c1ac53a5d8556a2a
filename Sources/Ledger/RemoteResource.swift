// SPDX-License-Identifier: Apache-2.0

/// One event as it lies on a calendar server.
package struct RemoteResource: Hashable, Sendable {
  /// The address of the server's collection, without credentials.
  package let collection: String
  /// The event; one resource holds one.
  package let uid: String
  /// As the server gave it.
  package var href: String
  /// Of the server's own copy; `nil` when it gave none.
  package var etag: String?
  /// The path of the recipient's calendar without its ending.
  package var recipient: String
  /// The edition that was pushed.
  package var edition: Int
  /// The SEQUENCE that was pushed.
  package var sequence: Int
  /// Of what was pushed, to tell whether there is anything to push again.
  package var contentHash: String

  /// Takes what the server was seen to hold.
  package init(
    collection: String, uid: String, href: String, etag: String?, recipient: String, edition: Int,
    sequence: Int, contentHash: String
  ) {
    self.collection = collection
    self.uid = uid
    self.href = href
    self.etag = etag
    self.recipient = recipient
    self.edition = edition
    self.sequence = sequence
    self.contentHash = contentHash
  }
}
