// SPDX-License-Identifier: Apache-2.0

/// An input that cannot be used, with everything that is wrong with it.
package struct Refusal: Error, Sendable {
  /// At least one error; warnings and notes may stand among them.
  package let findings: [Finding]

  /// Takes what a reader has gathered, in the order of the files.
  package init(findings: [Finding]) { self.findings = findings }
}
