// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalTestSupport
import Foundation
import FoundationNetworking
import Testing

/// A desk on a free port of this machine, with the reference week planned and published.
final class RunningDesk: Sendable {
  let port: Int
  let firstLink: String
  /// What the desk answers, such as `GET /e/{event}/list`.
  let routes: [String]
  /// The event's tables.
  let event: URL
  /// Where events, calendars and the desk's own file lie.
  let folder: URL
  private let serving: Task<Void, any Error>

  struct Answer {
    let status: Int
    let headers: [String: String]
    let body: Data
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The value of a cookie that was set.
    func cookie(_ name: String) -> String? {
      headers["set-cookie"].flatMap { line in
        line.split(separator: ";").first.map(String.init)?
          .split(separator: "=", maxSplits: 1).last.map(String.init)
      }
    }
  }

  /// `copies` are names under which the desk has the same event once more each.
  init(
    copies: [String] = [], calendarServer: DeskOptions.CalendarServer? = nil,
    limits: DeskOptions.Limits = .init(), now: @escaping @Sendable () -> Date = { Date() }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    for name in ["events", "calendars", "published", "data"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let slug = referenceFolder.lastPathComponent
    event = folder.appending(path: "events/\(slug)")
    try FileManager.default.copyItem(at: referenceFolder, to: event)
    let calendars = referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "calendars/\(slug)")
    var events: [URL] = []
    for name in [slug] + copies {
      let copy = folder.appending(path: "events/\(name)")
      if name != slug { try FileManager.default.copyItem(at: event, to: copy) }
      events.append(copy)
      for kind in ["calendars", "published"] {
        let target = folder.appending(path: "\(kind)/\(name)")
        try FileManager.default.copyItem(at: calendars, to: target)
        // A programme says of which event it is.
        let file = target.appending(path: "programme.json")
        try String(contentsOf: file, encoding: .utf8).replacing("\"\(slug)\"", with: "\"\(name)\"")
          .write(to: file, atomically: true, encoding: .utf8)
      }
    }
    var options = DeskOptions(
      events: events, data: folder.appending(path: "data"),
      calendars: folder.appending(path: "calendars"),
      published: folder.appending(path: "published"))
    options.port = 0
    options.calendarServer = calendarServer
    options.limits = limits
    let desk = try Desk(options, now: now)
    routes = desk.routes
    let link = try desk.firstLink(name: "Chen") ?? ""
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    serving = Task { try await desk.run { continuation.yield($0) } }
    var iterator = ports.makeAsyncIterator()
    port = await iterator.next() ?? 0
    firstLink = URL(string: link)?.path ?? ""
  }

  deinit {
    serving.cancel()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Changes every place of a text in the draft or in what is published, as if somebody had planned or published anew.
  func change(_ text: String, to other: String, in kind: String) throws {
    let file = folder.appending(path: "\(kind)/\(event.lastPathComponent)/programme.json")
    let before = try String(contentsOf: file, encoding: .utf8)
    try #require(before.contains(text))
    try before.replacing(text, with: other).write(to: file, atomically: true, encoding: .utf8)
  }

  /// Moves what takes place on Tuesday from 17:25 to 17:55 five minutes earlier.
  func moveEarlier(in kind: String) throws {
    try change("2018-03-27T17:25:00", to: "2018-03-27T17:20:00", in: kind)
    try change("2018-03-27T17:55:00", to: "2018-03-27T17:50:00", in: kind)
  }

  /// Sends a request without following where the answer leads.
  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], form: String? = nil
  ) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    request.httpMethod = method
    request.httpShouldHandleCookies = false
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if let form {
      request.httpBody = Data(form.utf8)
      request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    let session = URLSession(
      configuration: configuration, delegate: StaysHere(), delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let (data, response) = try await session.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    var fields: [String: String] = [:]
    for (name, value) in answer.allHeaderFields {
      fields["\(name)".lowercased()] = "\(value)"
    }
    return Answer(status: answer.statusCode, headers: fields, body: data)
  }

  /// What forms of this browser must carry, as a page has it.
  func token(_ cookie: [String: String], at path: String) async throws -> String {
    let page = try await send("GET", path, headers: cookie)
    return try #require(
      page.text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/).map { String($0.1) })
  }

  /// Lets somebody in under a role, and signs him in; the cookie line for his requests.
  func enter(_ name: String, _ role: Role, scope: String = "", by admin: [String: String])
    async throws -> [String: String]
  {
    let token = try await token(admin, at: "/people")
    let made = try await send(
      "POST", "/people/save", headers: admin,
      form: "token=\(token)&name=\(name)&role=\(role.rawValue)&scope=\(scope)")
    let link = try #require(
      made.text.firstMatch(of: /http:\/\/[^\/<]+(\/sign-in\/[A-Za-z0-9_-]{32})/)
        .map { String($0.1) })
    return try await signIn(link)
  }

  /// Uses a sign-in link; the cookie line for later requests.
  func signIn(_ link: String) async throws -> [String: String] {
    let answer = try await send("POST", link)
    return ["Cookie": "attache=\(try #require(answer.cookie("attache")))"]
  }
}

private final class StaysHere: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) { completionHandler(nil) }
}
