// SPDX-License-Identifier: Apache-2.0

/// An input that cannot be used, with everything that is wrong with it.
package struct Refusal: Error, Sendable {
  package let findings: [Finding]

  package init(findings: [Finding]) { self.findings = findings }
}
