// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// What the system says when it refuses, in words for an office.
package struct SystemWords: Hashable, Sendable {
  /// In Chinese; where no words are known, that the system refused, with the English ones.
  package let zh: String
  /// In English, as the C library or Foundation has them.
  package let en: String

  /// Takes words as they are.
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The words for an error of the C library.
  package init(_ code: Int32) {
    en = String(cString: strerror(code))
    zh = Self.chinese[code] ?? "系统拒绝（\(en)）"
  }

  /// The words for an error of Foundation's: those of the system's error below it, if there is one.
  package init(_ error: any Error) {
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    let posix = [error, underlying].compactMap(\.self).first { $0.domain == NSPOSIXErrorDomain }
    let code = posix.map { Int32($0.code) } ?? Self.code(of: error)
    en = error.localizedDescription
    zh = code.flatMap { Self.chinese[$0] } ?? "系统拒绝（\(en)）"
  }

  /// The system's error that one of Foundation's stands for.
  private static func code(of error: NSError) -> Int32? {
    guard error.domain == NSCocoaErrorDomain else { return nil }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteVolumeReadOnly: return EROFS
    case .fileWriteFileExists: return EEXIST
    default: return nil
    }
  }

  private static let chinese: [Int32: String] = [
    ENOENT: "文件或文件夹不存在", EACCES: "没有权限", EPERM: "系统不允许", EEXIST: "已经存在",
    ENOSPC: "磁盘已满", EDQUOT: "磁盘配额已用完", EROFS: "磁盘只读", EIO: "磁盘读写出错",
    EISDIR: "这是文件夹，不是文件", ENOTDIR: "路径中有一段不是文件夹", ENAMETOOLONG: "名称过长",
    EFBIG: "文件过大", EMFILE: "打开的文件过多", ENFILE: "打开的文件过多", EBUSY: "正被占用",
    ENOTEMPTY: "文件夹不是空的", EXDEV: "不在同一磁盘上", ELOOP: "链接绕成了圈", ENOMEM: "内存不足",
  ]
}
