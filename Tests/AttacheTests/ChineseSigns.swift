// SPDX-License-Identifier: Apache-2.0

/// Signs of Latin script where Chinese has its own, in what a terminal shows; values in quotes and what
/// is typed stay as they are.
func halfWidthSigns(in text: String) -> [String] {
  var text = text
  for quoted in [#/“[^”]*”/#, #/'[^']*'/#, #/SURNAME, Given/#] as [Regex<Substring>] {
    text.replace(quoted, with: "·")
  }
  let signs: [Regex<Substring>] = [
    // Behind a word, a code, a place or a bracket, and before a word.
    #/\p{Script=Han}[:;,!?](?: .?|$)/#, #/[:;,!?] +\p{Script=Han}/#, #/[EWN][0-9]{3}[:,;] /#,
    #/\.(?:csv|ics|xlsx|md|yaml|json)(?::[0-9]+)*: /#, #/）[:;,]/#,
    // Around a number or the form of a file.
    #/ ?\([0-9]+\)/#, #/\((?:CSV|XLSX|vCard|iCalendar)[^)]*\)/#,
  ]
  return text.split(separator: "\n").flatMap { line in
    signs.flatMap { sign in line.matches(of: sign).map { "\($0.output) in \(line)" } }
  }
}
