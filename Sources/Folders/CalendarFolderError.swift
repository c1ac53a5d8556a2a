// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why a calendar folder could not be written.
package struct CalendarFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  package enum Operation: String, Sendable {
    case read, write, remove, replace, copy, restore, open, lock
    case lookAt = "look at"
    case lookInto = "look into"
    case makeFolder = "make folder"
    case putInPlace = "put in place"
    case moveAside = "move aside"
  }

  /// What stood against it.
  package enum Reason: Hashable, Sendable {
    case system(SystemWords)
    case leadsOut
    case changedMeanwhile
    case notAName
    case isFile
    case holdsSomethingElse
    /// Another program writes there, as far as the system tells which.
    case inUse(by: Writer?)
  }

  /// A process that holds a folder, with the name of its program, if that is known.
  package struct Writer: Hashable, Sendable {
    /// Number of the process.
    package let process: Int32
    /// `nil` where the system does not tell.
    package let name: String?
  }

  /// What was being done.
  package let operation: Operation
  /// What it was done to.
  package let path: String
  /// What stood against it.
  package let reason: Reason

  /// Takes a reason of our own.
  package init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// Takes the reason from the last failed system call.
  package init(_ operation: Operation, _ path: String) {
    self.init(operation, path, .system(SystemWords(errno)))
  }

  /// Takes the reason from an error of Foundation's.
  package init(_ operation: Operation, _ path: String, _ error: any Error) {
    self.init(operation, path, .system(SystemWords(error)))
  }

  /// One sentence in English, without a full stop.
  package var description: String { "Cannot \(operation.rawValue) \(path): \(reason.en)" }

  /// One sentence in Chinese, without a full stop.
  package var chinese: String { "无法\(operation.chinese) \(path)：\(reason.zh)" }
}

extension CalendarFolderError.Operation {
  fileprivate var chinese: String {
    switch self {
    case .read: "读取"
    case .write: "写入"
    case .remove: "删除"
    case .replace: "替换"
    case .copy: "复制"
    case .restore: "恢复"
    case .open: "打开"
    case .lock: "锁定"
    case .lookAt, .lookInto: "查看"
    case .makeFolder: "新建文件夹"
    case .putInPlace: "换上"
    case .moveAside: "移开"
    }
  }
}

extension CalendarFolderError.Reason {
  /// The reason in English, to stand after a colon.
  package var en: String {
    switch self {
    case .system(let words): words.en
    case .leadsOut: "the path leads out of the folder"
    case .changedMeanwhile: "it was changed meanwhile; import again"
    case .notAName: "not a folder's name"
    case .isFile: "it is a file, not a folder"
    case .holdsSomethingElse:
      "it has no \(CalendarFolder.marker), so it holds something else; name another folder"
    case .inUse(let writer):
      "\(writer.map(english) ?? "another program") is writing there; try again when it has ended"
    }
  }

  /// The reason in Chinese, to stand after a colon.
  package var zh: String {
    switch self {
    case .system(let words): words.zh
    case .leadsOut: "路径超出了该文件夹"
    case .changedMeanwhile: "其间已被改动，请再导入一次"
    case .notAName: "这不是文件夹的名称"
    case .isFile: "这是文件，不是文件夹"
    case .holdsSomethingElse: "其中没有 \(CalendarFolder.marker)，装的是别的东西；请换一个文件夹"
    case .inUse(let writer): "\(writer.map(chinese) ?? "另一程序")正在写入，请等它结束后再试"
    }
  }

  private func english(_ writer: CalendarFolderError.Writer) -> String {
    "process \(writer.process)" + (writer.name.map { " (\($0))" } ?? "")
  }

  private func chinese(_ writer: CalendarFolderError.Writer) -> String {
    "进程 \(writer.process)" + (writer.name.map { "（\($0)）" } ?? "")
  }
}
