// SPDX-License-Identifier: Apache-2.0

import CLibxml

/// Walks through the elements of one part of an archive.
///
/// No network, no files, no entities: a document type ends the reading, and libxml2's own limits on
/// depth, names and text stay on.
@safe struct XMLReader: ~Copyable {
  /// Element names are without prefix.
  enum Node: Equatable {
    case start(String)
    case end(String)
    case text(String)
  }

  private let part: ArchivePart
  private let reader: xmlTextReaderPtr
  /// An empty element has no end of its own; this one is to follow.
  private var pendingEnd: String?

  init(_ part: consuming ArchivePart) throws(WorkbookError) {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue
    let name = part.name
    let contents = unsafe part.contents
    // Said before the parser sees it, which would call the entities of such a type an error.
    let head = unsafe contents.prefix(4096).filter { $0 != 0 }
    if String(decoding: head, as: UTF8.self).contains("<!DOCTYPE") {
      throw .documentType(part: name)
    }
    guard
      let reader = unsafe xmlReaderForMemory(
        contents.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(contents.count), nil, nil,
        Int32(options))
    else { throw .damaged(part: name) }
    unsafe self.reader = reader
    self.part = part
  }

  deinit { unsafe xmlFreeTextReader(reader) }

  /// The next start, end or text; `nil` at the end of the part.
  ///
  /// - Throws: ``WorkbookError`` when the text is not well formed or declares a document type.
  mutating func next() throws(WorkbookError) -> Node? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      let result = unsafe xmlTextReaderRead(reader)
      if result == 0 { return nil }
      guard result == 1 else { throw .damaged(part: part.name) }
      switch xmlReaderTypes(UInt32(bitPattern: unsafe xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT:
        let name = localName
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case XML_READER_TYPE_END_ELEMENT: return .end(localName)
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        guard let value = unsafe xmlTextReaderConstValue(reader) else { continue }
        return .text(unsafe String(cString: value))
      case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
        throw .documentType(part: part.name)
      default: continue
      }
    }
  }

  /// The value of an attribute of the element that just started, by its name without prefix.
  func attribute(_ name: String) -> String? {
    guard unsafe xmlTextReaderHasAttributes(reader) == 1 else { return nil }
    defer { unsafe xmlTextReaderMoveToElement(reader) }
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard localName == name, let value = unsafe xmlTextReaderConstValue(reader) else { continue }
      return unsafe String(cString: value)
    }
    return nil
  }

  private var localName: String {
    guard let name = unsafe xmlTextReaderConstLocalName(reader) else { return "" }
    return unsafe String(cString: name)
  }
}
