// SPDX-License-Identifier: Apache-2.0

import Office

/// An end of the program that is not success, with what to say and the exit code.
struct Outcome: Error {
  let code: Ending
  let message: String?

  init(_ code: Ending, _ message: String? = nil) {
    self.code = code
    self.message = message
  }
}
