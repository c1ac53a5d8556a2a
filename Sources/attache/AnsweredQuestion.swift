// SPDX-License-Identifier: Apache-2.0

import Explanation
import Office

extension Explainer.Question {
  /// The answer, which Ctrl-C ends early.
  func answered() async throws -> Explainer.Answer {
    let festival = festival
    defer { Terminal.endProgress() }
    return try await Interruption.heeded { stop in
      var question = self
      question.stop = stop
      return try await Pipeline.explain(question) { layer in
        Terminal.showProgress(ConflictLines.progress(layer, in: festival))
      }
    }
  }
}
