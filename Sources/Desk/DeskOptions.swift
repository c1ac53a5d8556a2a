// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Office

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

  /// A CalDAV server, with the files that hold what it is to be asked with.
  package struct CalendarServer: Sendable {
    /// The folder on the server in which the calendars lie.
    package let address: String
    /// Calendars that are there already, as `recipient=name`.
    package let calendars: [String]
    /// A file of user name and password; the environment where there is none.
    package let credentials: String?
    /// A PEM file of the certificates that vouch for the server.
    package let authorities: String?

    package init(
      address: String, calendars: [String] = [], credentials: String? = nil,
      authorities: String? = nil
    ) {
      self.address = address
      self.calendars = calendars
      self.credentials = credentials
      self.authorities = authorities
    }

    /// What is wrong with it, before anything is pushed; `nil` when it can be used.
    package var problem: String? {
      do throws(NamedServer.Problem) {
        _ = try named()
        return nil
      } catch {
        return "\(error.subject): \(error.words)"
      }
    }

    func named() throws(NamedServer.Problem) -> NamedServer {
      var naming = NamedServer.Naming(address: address)
      naming.calendars = calendars
      naming.credentials = credentials
      naming.authorities = authorities
      return try NamedServer(naming, environment: ProcessInfo.processInfo.environment)
    }

    /// Such as `calendars.example.org`, without what else stands in the address.
    var host: String { URL(string: address)?.host() ?? "" }
  }

  /// What one connection may take, and how many there may be.
  package struct Limits: Sendable {
    /// How long a connection may be silent within a request or between two, in seconds.
    package var silence = 60
    /// How long a request with a body may take to arrive, in seconds: the largest list at a megabit and a bit.
    package var request = 180
    /// Of all header fields together, in bytes.
    package var headers = 32 << 10
    package var connections = 4096

    package init() {}
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
  /// The folder with one folder of invitations for each event.
  package var invitations: URL
  /// The calendar server to which the desk may push; whoever starts the desk names it, no page does.
  package var calendarServer: CalendarServer?
  package var trustedHeader: TrustedHeader?
  package var limits = Limits()
  /// The identity provider with which people may sign in.
  package var provider: NamedProvider?
  /// How the desk is reached from outside, such as `https://desk.example.org`; `nil` is its own address.
  package var publicAddress: String?

  package init(events: [URL], data: URL, calendars: URL, published: URL) {
    self.events = events
    self.data = data
    self.calendars = calendars
    self.published = published
    invitations = data.deletingLastPathComponent().appending(path: "invitations")
  }

  /// Whether only programs on this machine can reach the desk.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// Who is behind a request that comes from an address: the last whom the proxy names, where the address is the proxy's.
  ///
  /// What stands before it, and the whole of it from elsewhere, anybody may have written.
  package func sender(named forwarded: String?, by address: String) -> String {
    let isProxy =
      trustedHeader?.addresses.contains(address) == true
      || isLoopback && publicAddress != nil && (address == "::1" || address.hasPrefix("127."))
    guard isProxy, let last = forwarded?.split(separator: ",").last else { return address }
    return String(last.drop { $0 == " " }.prefix(45))
  }

  /// The scheme, host and port that a browser shows.
  package var address: String {
    publicAddress ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Whether a browser reaches the desk through TLS, so that cookies may insist on it.
  var isSecure: Bool { address.hasPrefix("https://") }
}
