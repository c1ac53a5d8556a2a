// SPDX-License-Identifier: Apache-2.0

/// Reads the sheets of an XLSX workbook; hostile bytes give an error, never a trap.
///
/// - Source: ECMA-376 part 1 (SpreadsheetML) and part 2 (packages).
package struct WorkbookReader {
  /// Those that are shown, in the order of their tabs.
  package let sheets: [ListSheet]
  /// Sheets that the workbook hides; they usually hold lists of choices.
  package let hiddenSheets: [String]

  private struct Entry {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  /// Reads every sheet that is shown, in the order of their tabs.
  ///
  /// - Throws: ``WorkbookError``.
  package init(_ bytes: [UInt8]) throws(WorkbookError) {
    let archive = try ZipArchive(bytes)
    let workbook = try Self.workbookPath(archive)
    let folder = workbook.lastIndex(of: "/").map { String(workbook[...$0]) } ?? ""
    let file = workbook.dropFirst(folder.count)
    let targets = try Self.relations(archive, "\(folder)_rels/\(file).rels", folder: folder)
    let (entries, countsFrom1904) = try Self.entries(archive, workbook)
    func target(_ kind: String) -> String? {
      targets.byKind.first { $0.kind.hasSuffix("/\(kind)") }?.path
    }
    var strings: [String] = []
    if let path = target("sharedStrings"), archive.has(path) {
      strings = try SharedStrings.read(archive.part(path))
    }
    var styles = WorkbookStyles()
    if let path = target("styles"), archive.has(path) {
      styles = try WorkbookStyles(archive.part(path))
    }
    var sheets: [ListSheet] = []
    var budget = SheetReader.Budget()
    for entry in entries where !entry.isHidden {
      guard let path = targets.byID[entry.relation], archive.has(path) else {
        throw .partMissing(entry.name)
      }
      var reader = SheetReader(strings: strings, styles: styles, countsFrom1904: countsFrom1904)
      sheets.append(try reader.read(archive.part(path), name: entry.name, budget: &budget))
    }
    self.sheets = sheets
    hiddenSheets = entries.filter(\.isHidden).map(\.name)
  }

  private static func workbookPath(_ archive: borrowing ZipArchive) throws(WorkbookError) -> String
  {
    if archive.has("_rels/.rels") {
      let relations = try relations(archive, "_rels/.rels", folder: "")
      if let path = relations.byKind.first(where: { $0.kind.hasSuffix("/officeDocument") })?.path,
        archive.has(path)
      {
        return path
      }
    }
    guard archive.has("xl/workbook.xml") else { throw .partMissing("xl/workbook.xml") }
    return "xl/workbook.xml"
  }

  private struct Relations {
    var byID: [String: String] = [:]
    var byKind: [(kind: String, path: String)] = []
  }

  private static func relations(
    _ archive: borrowing ZipArchive, _ path: String, folder: String
  ) throws(WorkbookError) -> Relations {
    var reader = try XMLReader(archive.part(path))
    var relations = Relations()
    while let node = try reader.next() {
      guard node == .start("Relationship"), reader.attribute("TargetMode") != "External",
        let target = reader.attribute("Target")
      else { continue }
      guard relations.byKind.count < 10_000 else { throw .tooLarge(part: path) }
      let full = resolved(target, in: folder)
      if let id = reader.attribute("Id") { relations.byID[id] = full }
      relations.byKind.append((kind: reader.attribute("Type") ?? "", path: full))
    }
    return relations
  }

  /// A name inside the archive; `..` cannot lead out of it, as nothing else is ever opened.
  private static func resolved(_ target: String, in folder: String) -> String {
    var parts: [Substring] = []
    let full = target.hasPrefix("/") ? target : folder + target
    for part in full.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func entries(
    _ archive: borrowing ZipArchive, _ path: String
  ) throws(WorkbookError) -> (entries: [Entry], countsFrom1904: Bool) {
    var reader = try XMLReader(archive.part(path))
    var entries: [Entry] = []
    var countsFrom1904 = false
    while let node = try reader.next() {
      switch node {
      case .start("workbookPr"):
        countsFrom1904 = ["1", "true", "on"].contains(reader.attribute("date1904") ?? "")
      case .start("sheet"):
        guard entries.count < 1000 else { throw .tooLarge(part: path) }
        entries.append(
          Entry(
            name: reader.attribute("name") ?? "",
            relation: reader.attribute("id") ?? "",
            isHidden: reader.attribute("state").map { $0 != "visible" } ?? false))
      default: continue
      }
    }
    return (entries, countsFrom1904)
  }
}

/// The texts that cells refer to by number.
enum SharedStrings {
  private static let most = 2_000_000

  /// Reads them without the pronunciation that Japanese workbooks add.
  static func read(_ part: consuming ArchivePart) throws(WorkbookError) -> [String] {
    var reader = try XMLReader(part)
    var strings: [String] = []
    var text = ""
    var isInText = false
    var isInPronunciation = false
    while let node = try reader.next() {
      switch node {
      case .start("si"): text = ""
      case .end("si"):
        guard strings.count < most else { throw .tooLarge(part: "sharedStrings") }
        strings.append(ExcelEscape.removed(from: text))
      case .start("rPh"): isInPronunciation = true
      case .end("rPh"): isInPronunciation = false
      case .start("t"): isInText = !isInPronunciation
      case .end("t"): isInText = false
      case .text(let piece): if isInText { text += piece }
      default: continue
      }
    }
    return strings
  }
}

/// Characters that XML cannot hold are written `_x000D_`.
///
/// - Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum ExcelEscape {
  /// Protects text that looks like such an escape; libxlsxwriter writes control characters itself.
  static func added(to text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    return text.replacing(/_(x[0-9A-Fa-f]{4}_)/) { "_x005F_\($0.1)" }
  }

  static func removed(from text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      guard let code = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(code) else {
        return String(match.0)
      }
      return String(Character(scalar))
    }
  }
}
