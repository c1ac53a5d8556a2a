// SPDX-License-Identifier: Apache-2.0

/// Why there is no proof, though nothing is wrong with the problem.
package enum ExactFailure: Error, Sendable, Hashable {
  /// No OR-Tools was found; with what the loader said of each place.
  case noLibrary(String)
  /// The library that was found is not OR-Tools, or not its version 9.
  case wrongLibrary(String)
  /// The program `attache-exact` is not beside this one, or did not start.
  case noProcess(String)
  /// The process ended by a signal: a crash, or no memory left within the limit.
  case crashed(signal: Int, megabytes: Int)
  /// The process did not stop when it was told to.
  case hung
  /// The library's answer is not one: it refuses the model, or its solution breaks a rule or costs something else.
  case wrongAnswer(String)
  /// The problem has a shape that cannot be proven yet.
  case unsupported(String)

  /// Whether another installation could help, and this page says how: `make ortools`.
  package var isInstallation: Bool {
    switch self {
    case .noLibrary, .wrongLibrary: true
    default: false
    }
  }

  /// A clause in English, to stand after a heading.
  package var english: String {
    switch self {
    case .noLibrary:
      "proofs need OR-Tools, which was not found; \"make ortools\" gets it, or set ATTACHE_ORTOOLS "
        + "to its libortools.so.9"
    case .wrongLibrary(let reason):
      "proofs need OR-Tools 9, and what was found is not: \(reason); \"make ortools\" gets it"
    case .noProcess(let reason): "the prover attache-exact could not be started: \(reason)"
    case .crashed(let signal, let megabytes):
      "the prover was ended by signal \(signal), by a crash or for want of memory "
        + "(limit \(megabytes) MB)"
    case .hung: "the prover did not stop in time and was ended"
    case .wrongAnswer(let reason): "the prover's answer is not usable: \(reason)"
    case .unsupported(let shape): "this cannot be proven yet: \(shape)"
    }
  }

  /// A clause in Chinese, to stand after a heading.
  package var chinese: String {
    switch self {
    case .noLibrary:
      "证明需要 OR-Tools，未找到；可用 \"make ortools\" 获取，或将 ATTACHE_ORTOOLS 设为其 libortools.so.9"
    case .wrongLibrary(let reason):
      "证明需要 OR-Tools 9，找到的库不是：\(reason)；可用 \"make ortools\" 获取"
    case .noProcess(let reason): "证明程序 attache-exact 无法启动：\(reason)"
    case .crashed(let signal, let megabytes):
      "证明程序因信号 \(signal) 终止，可能崩溃或内存不足（上限 \(megabytes) MB）"
    case .hung: "证明程序未能按时停止，已被终止"
    case .wrongAnswer(let reason): "证明程序的答复不可用：\(reason)"
    case .unsupported(let shape): "目前尚不能证明：\(shape)"
    }
  }
}
