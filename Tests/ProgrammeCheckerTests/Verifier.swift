// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker

/// How often a hard rule is broken; `nil` when it is not judged.
func breaches(
  _ rule: RuleID,
  _ tiny: TinyFestival,
  _ place: (TinyProgramme) -> TinyProgramme
) -> Int? {
  let festival = tiny.festival
  let programme = place(TinyProgramme(of: festival)).programme
  return ProgrammeChecker.check(programme, of: festival).score.hard[rule]
}

/// What a soft rule charges, as printed; `nil` when it is not judged.
func points(
  _ rule: RuleID,
  _ tiny: TinyFestival,
  published: Programme? = nil,
  _ place: (TinyProgramme) -> TinyProgramme
) -> String? {
  let festival = tiny.festival
  let programme = place(TinyProgramme(of: festival)).programme
  let report = ProgrammeChecker.check(programme, of: festival, published: published)
  return report.score.soft[rule]?.description
}

/// Two places 20 minutes apart with two venues each.
let town = TinyFestival().place("A").place("B").travel("A", "B", 20)
  .venue("A1", at: "A").venue("A2", at: "A").venue("B1", at: "B").venue("B2", at: "B")

/// What a rule says of a programme, in both languages.
func sentences(
  _ rule: RuleID,
  _ tiny: TinyFestival,
  _ place: (TinyProgramme) -> TinyProgramme
) -> [LocalizedText] {
  let festival = tiny.festival
  let programme = place(TinyProgramme(of: festival)).programme
  return ProgrammeChecker.check(programme, of: festival).violations
    .filter { $0.rule == rule }.map(\.message)
}
