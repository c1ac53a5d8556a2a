// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import Logging

/// Who asks, in which language.
package struct Visitor: Sendable {
  package let name: String
  package let role: Role
  package let scope: String
  /// What every form of this browser must carry; `nil` for somebody who signs in by a proxy's header.
  package let formToken: String

  package init(name: String, role: Role, scope: String, formToken: String) {
    self.name = name
    self.role = role
    self.scope = scope
    self.formToken = formToken
  }
}

/// What is known while one request is answered.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address that the connection comes from; empty where it has none.
  let remoteAddress: String
  /// The address of whoever sent the request: what a proxy of ours names, or else the connection's own.
  var sender: String
  var language = Language.zh
  var visitor: Visitor?
  /// The desk's only event, to which pages that belong to none lead as well.
  var home: EventDesk?

  init(source: Source) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    sender = remoteAddress
  }

  /// Forms and lists; a workbook of 100,000 rows is smaller.
  var maxUploadSize: Int { 1 << 20 }
}
