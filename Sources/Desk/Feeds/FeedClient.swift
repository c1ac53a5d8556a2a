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
    let agent = userAgent.lowercased()
    let known: [(part: String, client: FeedClient)] = [
      ("google-calendar", .google), ("googlebot", .google), ("microsoft", .outlook),
      ("outlook", .outlook), ("thunderbird", .thunderbird), ("nextcloud", .nextcloud),
      ("icsx5", .android), ("davx5", .android), ("android", .android), ("ios/", .apple),
      ("macos", .apple), ("mac os", .apple), ("dataaccessd", .apple), ("iphone", .apple),
    ]
    self = known.first { agent.contains($0.part) }?.client ?? .other
  }
}
