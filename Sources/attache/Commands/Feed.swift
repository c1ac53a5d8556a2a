// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Office

/// Makes, lists and ends the secret addresses under which the desk serves calendars.
struct Feed: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "新建、列出、停用日历的保密订阅地址（先 make desk 构建）。",
        "Make, list and end secret addresses of calendars (make desk builds it)."),
      discussion: HelpPage.words(
        "构建之后，attache feed --help 会列出选项。", "attache feed --help lists its options once it is built."
      ))
  }

  @Argument(
    parsing: .captureForPassthrough,
    help: .words("活动，以及选项。", "The event and the options."))
  var arguments: [String] = []

  func run() throws { try Desk.become(["feed"] + arguments) }
}
