// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Yams

/// What a festival file need not say: the rules' numbers with their sources, and the usual types of session.
///
/// They are data, `Template/defaults.yaml`, in the form of the festival file itself.
struct FestivalDefaults {
  let rules: RuleBook
  let types: [SessionType]

  /// Read once; the file is a part of the program, so that a mistake in it is ours.
  static let standard = FestivalDefaults()

  private init() {
    let text = String(decoding: PackageResources.defaults_yaml, as: UTF8.self)
    let log = FindingLog()
    let root: FestivalNode
    do {
      guard let node = try Yams.compose(yaml: text) else {
        preconditionFailure("The defaults are empty")
      }
      root = FestivalNode(node, log: log)
    } catch {
      preconditionFailure("The defaults are no YAML: \(error)")
    }
    types =
      SessionTypeReader.read(root["session_types"], .chineseAndEnglish, defaults: []).types
    rules = RuleBookReader.read(root["rules"], defaults: RuleBookReader.empty, log: log)
    precondition(log.findings.isEmpty, "The defaults have findings: \(log.findings)")
    precondition(
      RuleBook.Parameter.allCases.allSatisfy { rules.values[$0] != nil },
      "The defaults lack a number of a rule")
  }
}
