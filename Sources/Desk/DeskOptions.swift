// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Where the desk listens, and what it shows.
package struct DeskOptions: Sendable {
  /// A header by which a proxy tells who signed in with it.
  package struct TrustedHeader: Sendable {
    package let name: String
    /// The proxy's own addresses; the header counts from there alone.
    package let addresses: [String]

    package init(name: String, addresses: [String]) {
      self.name = name
      self.addresses = addresses
    }
  }

  /// The event folders.
  package var events: [URL]
  package var host = "127.0.0.1"
  package var port = 8017
  /// Where `desk.sqlite` lies.
  package var data: URL
  /// The folder with one folder of draft calendars for each event.
  package var calendars: URL
  /// The folder with one folder of published calendars for each event.
  package var published: URL
  package var trustedHeader: TrustedHeader?
  /// How the desk is reached from outside, such as `https://desk.example.org`; `nil` is its own address.
  package var publicAddress: String?

  package init(events: [URL], data: URL, calendars: URL, published: URL) {
    self.events = events
    self.data = data
    self.calendars = calendars
    self.published = published
  }

  /// Whether only programs on this machine can reach the desk.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// The scheme, host and port that a browser shows.
  package var address: String {
    publicAddress ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Whether a browser reaches the desk through TLS, so that cookies may insist on it.
  var isSecure: Bool { address.hasPrefix("https://") }
}
