// SPDX-License-Identifier: Apache-2.0

/// Which kind of program fetched a feed; a whole user agent would name a person's device.
package enum FeedClient: String, CaseIterable, Sendable {
  case google = "Google"
  case outlook = "Outlook"
  case apple = "Apple"
  case thunderbird = "Thunderbird"
  case android = "Android"
  case nextcloud = "Nextcloud"
  case other = "other"

  package init(userAgent: String) {
    let agent = Array(
      userAgent.utf8.lazy.prefix(400).map { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      })
    let known: [(part: String, client: FeedClient)] = [
      ("google-calendar", .google), ("googlebot", .google), ("microsoft", .outlook),
      ("outlook", .outlook), ("thunderbird", .thunderbird), ("nextcloud", .nextcloud),
      ("icsx5", .android), ("davx5", .android), ("android", .android), ("ios/", .apple),
      ("macos", .apple), ("mac os", .apple), ("dataaccessd", .apple), ("iphone", .apple),
    ]
    self = known.first { Self.contains(agent, $0.part.utf8) }?.client ?? .other
  }

  /// Of bytes, since a comparison of characters takes longer than all else that a feed does.
  private static func contains(_ text: [UInt8], _ part: String.UTF8View) -> Bool {
    guard let first = part.first, text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { start in
      text[start] == first && text[start...].starts(with: part)
    }
  }
}
