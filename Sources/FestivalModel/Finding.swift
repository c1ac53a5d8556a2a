// SPDX-License-Identifier: Apache-2.0

/// Something the input or a programme has wrong, or a repair that was made, in words a person can act on.
package struct Finding: Sendable, Hashable {
  /// Whether a finding ends the work, wants a look, or only tells.
  package enum Severity: String, Sendable { case error, warning, note }

  /// Where it is: a file of the event folder, and the line and column in it, counted from 1.
  package struct Location: Sendable, Hashable, CustomStringConvertible {
    /// The name of a file of the event folder, or of a list as the office called it.
    package let file: String
    /// Counted from 1 with the header; `nil` means the whole file.
    package let line: Int?
    /// Counted from 1; `nil` means the whole line.
    package let column: Int?
    /// The sheet of a workbook; line and column are then a row and a column of it.
    package let sheet: String?

    /// A place in a file, or the file as a whole where nothing else is given.
    package init(file: String, line: Int? = nil, column: Int? = nil, sheet: String? = nil) {
      self.file = file
      self.line = line
      self.column = column
      self.sheet = sheet
    }

    /// As compilers write it, `units.csv:12:3`; in a workbook as it writes cells,
    /// `list.xlsx:Guests!C12`.
    package var description: String {
      if let sheet {
        guard let line else { return "\(file):\(sheet)" }
        return "\(file):\(sheet)!\(Self.letters(column ?? 1))\(line)"
      }
      guard let line else { return file }
      guard let column else { return "\(file):\(line)" }
      return "\(file):\(line):\(column)"
    }

    /// The letters of a spreadsheet's column, counted from 1.
    package static func letters(_ column: Int) -> String {
      var letters = ""
      var rest = column
      while rest > 0 {
        let digit = (rest - 1) % 26
        letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(digit))) + letters
        rest = (rest - 1) / 26
      }
      return letters
    }
  }

  /// An error keeps the input from being used; the others do not.
  package let severity: Severity
  /// `E…` for errors, `W…` for warnings; the catalogue is in the documentation.
  package let code: String
  /// Where to look; only the file where the trouble is that something is missing.
  package let location: Location
  /// What is wrong, with the value at hand, never with a person's data.
  package let cause: LocalizedText
  /// What to do about it.
  package let remedy: LocalizedText

  /// An error unless told otherwise.
  package init(
    severity: Severity = .error, code: String, location: Location, cause: LocalizedText,
    remedy: LocalizedText
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.cause = cause
    self.remedy = remedy
  }

  /// What a person reads in one language: cause, then remedy.
  package func words(in language: Language) -> String {
    "\(cause[language]) → \(remedy[language])"
  }

  /// What a terminal shows in the languages of its reader: place, severity, code, cause and remedy on one
  /// line, and the same sentences in each further language on a line below.
  package func lines(in languages: [Language]) -> [String] {
    let kind = languages.spoken(severity.name)
    var said: [String] = []
    for words in languages.map(words) where !said.contains(words) { said.append(words) }
    let colon = languages.colon
    return ["\(location)\(colon)\(kind) \(code)\(colon)\(said.first ?? "")"]
      + said.dropFirst().map { "    \($0)" }
  }
}

extension Finding.Severity {
  /// The word that stands before a finding on a terminal.
  package var name: LocalizedText {
    switch self {
    case .error: LocalizedText(zh: "错误", en: "error")
    case .warning: LocalizedText(zh: "请核对", en: "warning")
    case .note: LocalizedText(zh: "说明", en: "note")
    }
  }
}

extension Finding: CustomStringConvertible {
  /// One line in English: place, severity, code, cause, remedy.
  package var description: String {
    "\(location): \(severity.rawValue) \(code): \(words(in: .en))"
  }
}
