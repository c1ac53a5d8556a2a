// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Glibc
import Office

/// Becomes the desk, a program of its own beside this one, so that nobody who plans in a terminal loads a server.
struct Desk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "在浏览器中打开办公页面（先 make desk 构建）。", "Open the office's page in a browser (make desk builds it)."
      ),
      discussion: HelpPage.words(
        "构建之后，attache desk --help 会列出选项。", "attache desk --help lists its options once it is built."
      ))
  }

  @Argument(
    parsing: .captureForPassthrough,
    help: .words("各活动，以及办公页面自己的选项。", "The events and the desk's own options."))
  var arguments: [String] = []

  func run() throws { try Self.become(arguments) }

  /// Goes on as the desk's program; returns only by throwing.
  static func become(_ arguments: [String]) throws {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "attache-desk").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Outcome(
        .world,
        Speech.words(
          "没有找到 attache-desk，请先运行 make desk",
          "attache-desk is not beside this program; run make desk"))
    }
    let words = [program] + arguments
    var copies: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    execv(program, &copies)
    throw Outcome(.world, "\(program): \(String(cString: strerror(errno)))")
  }
}
