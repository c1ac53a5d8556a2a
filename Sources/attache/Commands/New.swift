// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Office

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a small, commented example event to start from.")

  @Argument(help: "The new folder, or its name under events/.")
  var event: String

  func run() throws {
    let folder =
      event.contains("/") ? URL(filePath: event) : URL(filePath: "events").appending(path: event)
    try Pipeline.new(at: folder)
    print("已建立示例活动 / A new event is in \(folder.relativePath)")
    print("下一步 / next: attache check \(event)")
  }
}
