// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import HTTPTypes
import Hummingbird

/// Who is let in to what: the one place where pages ask for rights, for the form's own browser and for the event.
///
/// What is refused is thrown as an `HTTPError`, which becomes a page in the reader's language.
extension DeskContext {
  /// The visitor, if his role has the right.
  ///
  /// - Throws: `HTTPError` with 403 when it has not, or when a form was not made for his browser.
  func admitted(to right: Role.Right, with form: Form? = nil) throws -> Visitor {
    guard let visitor, visitor.role.may(right), form?.belongs(to: visitor) ?? true else {
      throw HTTPError(.forbidden)
    }
    return visitor
  }

  /// The visitor, if his role has the right, and the form with files that he sends; nothing of anybody else's is read.
  ///
  /// - Throws: `HTTPError` with 403 as above, with 413 when the form is larger than ``Multipart/largest``, and with 400
  ///   when it is no such form.
  func admitted(
    to right: Role.Right, sending request: Request
  ) async throws -> (visitor: Visitor, form: Multipart) {
    _ = try admitted(to: right)
    let body: [UInt8]
    do {
      body = Array(buffer: try await request.body.collect(upTo: Multipart.largest))
    } catch {
      throw HTTPError(.contentTooLarge)
    }
    guard let form = Multipart(body, contentType: request.headers[.contentType] ?? "") else {
      throw HTTPError(.badRequest)
    }
    let visitor = try admitted(to: right, with: Form(text: "token=\(form["token"] ?? "")"))
    return (visitor, form)
  }
}

extension [EventDesk] {
  /// The event that the address names.
  ///
  /// - Throws: `HTTPError` with 404 when there is none of that name.
  func asked(_ context: DeskContext) throws -> EventDesk {
    guard let event = first(where: { $0.slug == context.parameters.get("event") }) else {
      throw HTTPError(.notFound)
    }
    return event
  }
}

/// The tables of the event that was asked for cannot be used as they are.
struct UnusableTables: Error {
  let event: EventDesk
  let findings: [Finding]
}

extension EventDesk {
  /// The event as its files are now.
  ///
  /// - Throws: ``UnusableTables`` while the tables have errors.
  func readable() throws -> State {
    switch current() {
    case .state(let state): return state
    case .refused(let findings): throw UnusableTables(event: self, findings: findings)
    }
  }
}
