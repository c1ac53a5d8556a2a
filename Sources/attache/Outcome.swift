// SPDX-License-Identifier: Apache-2.0

/// An end of the program that is not success, with what to say and the exit code.
struct Outcome: Error {
  enum Code: Int32 {
    case done = 0
    case bug = 1
    case usage = 2
    case input = 3
    case noProgramme = 4
    case world = 5
  }

  let code: Code
  let message: String?

  init(_ code: Code, _ message: String? = nil) {
    self.code = code
    self.message = message
  }
}
