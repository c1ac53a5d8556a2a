// SPDX-License-Identifier: Apache-2.0

import CLibzip
import Glibc

/// An archive in memory; parts are looked up by name and never written to disk.
@safe struct ZipArchive: ~Copyable {
  /// The largest part that is read; a hundred thousand guests take about 80 MB.
  static let largestPart = 256 << 20
  private static let mostEntries: Int64 = 10_000

  private let handle: OpaquePointer

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    // libzip frees the copy together with the source.
    guard let copy = unsafe malloc(max(1, bytes.count)) else { throw .tooLarge(part: "") }
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe memcpy(copy, start, source.count) }
    }
    var problem = unsafe zip_error_t()
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, &problem)
    else {
      unsafe free(copy)
      throw .damaged(part: "")
    }
    guard let handle = unsafe zip_open_from_source(source, ZIP_RDONLY, &problem) else {
      unsafe zip_source_free(source)
      throw .damaged(part: "")
    }
    guard unsafe zip_get_num_entries(handle, 0) <= Self.mostEntries else {
      unsafe zip_discard(handle)
      throw .tooLarge(part: "")
    }
    unsafe self.handle = handle
  }

  deinit { unsafe zip_discard(handle) }

  /// Whether the archive has a part of this name.
  func has(_ name: String) -> Bool { index(of: name) >= 0 }

  /// Reads a part, whatever case its name is written in.
  ///
  /// - Throws: ``WorkbookError`` when it is missing, damaged, encrypted or too large.
  func part(_ name: String) throws(WorkbookError) -> ArchivePart {
    let index = index(of: name)
    guard index >= 0 else { throw .partMissing(name) }
    var status = unsafe zip_stat_t()
    guard unsafe zip_stat_index(handle, UInt64(index), 0, &status) == 0 else {
      throw .damaged(part: name)
    }
    guard unsafe status.encryption_method == ZIP_EM_NONE else { throw .encrypted }
    guard unsafe status.size <= UInt64(Self.largestPart) else { throw .tooLarge(part: name) }
    guard let file = unsafe zip_fopen_index(handle, UInt64(index), 0) else {
      throw .damaged(part: name)
    }
    defer { unsafe zip_fclose(file) }
    var part = unsafe ArchivePart(name: name, capacity: Int(status.size))
    while true {
      // One byte more than declared shows a part that is longer than it says.
      let count = unsafe zip_fread(file, part.free.baseAddress, UInt64(part.free.count))
      guard count >= 0 else { throw .damaged(part: name) }
      if count == 0 { break }
      part.count += Int(count)
      guard part.count < part.capacity else { throw .damaged(part: name) }
    }
    return part
  }

  private func index(of name: String) -> Int64 {
    unsafe zip_name_locate(handle, name, UInt32(ZIP_FL_NOCASE))
  }
}

/// The bytes of one part of an archive.
@safe struct ArchivePart: ~Copyable {
  let name: String
  private let bytes: UnsafeMutableRawBufferPointer
  fileprivate(set) var count = 0

  fileprivate init(name: String, capacity: Int) {
    self.name = name
    unsafe bytes = .allocate(byteCount: capacity + 1, alignment: 16)
  }

  deinit { unsafe bytes.deallocate() }

  fileprivate var capacity: Int { unsafe bytes.count }

  /// What is not filled yet.
  @unsafe fileprivate var free: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
  }

  /// The bytes, valid as long as the part.
  @unsafe var contents: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: bytes[..<count])
  }
}
