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
  /// The event's tables.
  let event: URL
  private let folder: URL
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

  init(now: @escaping @Sendable () -> Date = { Date() }) async throws {
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
    for name in ["calendars", "published"] {
      try FileManager.default.copyItem(
        at: calendars, to: folder.appending(path: "\(name)/\(slug)"))
    }
    var options = DeskOptions(
      events: [event], data: folder.appending(path: "data"),
      calendars: folder.appending(path: "calendars"),
      published: folder.appending(path: "published"))
    options.port = 0
    let desk = try Desk(options, now: now)
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
