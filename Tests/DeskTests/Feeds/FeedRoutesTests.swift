// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct FeedRoutesTests {
  @Test(arguments: [
    ("gzip", true), ("gzip, deflate, br", true), ("deflate, gzip;q=0.5", true), ("GZIP", true),
    ("", false), ("deflate", false), ("gzip;q=0", false), ("gzip; q=0.0", false), ("*", false),
    ("gzipped", false),
  ])
  func `a calendar is compressed only for who asks for gzip`(header: String, isWanted: Bool) {
    #expect(FeedRoutes.accepts(gzip: header) == isWanted)
  }

  @Test(arguments: [
    ("Google-Calendar-Importer", FeedClient.google),
    ("Microsoft Office/16.0 (Microsoft Outlook 16.0)", .outlook),
    ("iOS/17.0 (21A329) dataaccessd/1.0", .apple), ("macOS/14.1 CalendarAgent/1000", .apple),
    ("Mozilla/5.0 Thunderbird/128.0", .thunderbird), ("ICSx5/2.2", .android),
    ("curl/8.0", .other), ("", .other),
  ])
  func `a client is known by its kind alone`(agent: String, client: FeedClient) {
    #expect(FeedClient(userAgent: agent) == client)
  }
}
