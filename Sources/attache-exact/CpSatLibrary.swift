// SPDX-License-Identifier: Apache-2.0

import Glibc

/// CP-SAT's C interface, found in a library at run time.
///
/// - Source: `ortools/sat/c_api/cp_solver_c.h` of OR-Tools 9.
struct CpSatLibrary: Sendable {
  enum Loading {
    case loaded(CpSatLibrary)
    /// There is nothing to load, with the loader's words.
    case missing(String)
    /// There is a library, but not OR-Tools 9.
    case strange(String)
  }

  /// A solve that can be told to stop; an address, 0 for none.
  struct Environment: Sendable {
    fileprivate var address: UInt
    static let none = Environment(address: 0)
    fileprivate var pointer: UnsafeMutableRawPointer? {
      UnsafeMutableRawPointer(bitPattern: address)
    }
  }

  private typealias Make = @convention(c) () -> UnsafeMutableRawPointer?
  private typealias Use = @convention(c) (UnsafeMutableRawPointer?) -> Void
  private typealias Solve =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeRawPointer?, Int32, UnsafeRawPointer?, Int32,
      UnsafeMutablePointer<UnsafeMutableRawPointer?>, UnsafeMutablePointer<Int32>
    ) -> Void
  private typealias Version = @convention(c) () -> Int32

  /// The version whose messages and functions are known.
  private static let major: Int32 = 9

  private let make: Make
  private let destroy: Use
  private let halt: Use
  private let run: Solve

  static func load(_ path: String) -> Loading {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? path
      // A file that is there and does not load is not a missing one.
      return path.contains("/") && access(path, F_OK) == 0 ? .strange(reason) : .missing(reason)
    }
    func symbol<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(handle, name).map { unsafeBitCast($0, to: type) }
    }
    guard let make = symbol("SolveCpNewEnv", as: Make.self),
      let destroy = symbol("SolveCpDestroyEnv", as: Use.self),
      let halt = symbol("SolveCpStopSearch", as: Use.self),
      let run = symbol("SolveCpInterruptible", as: Solve.self)
    else {
      return .strange("\(path) has no function SolveCpInterruptible")
    }
    if let version = symbol("_ZN19operations_research19OrToolsMajorVersionEv", as: Version.self),
      version() != major
    {
      return .strange("\(path) is OR-Tools \(version()), not \(major)")
    }
    return .loaded(CpSatLibrary(make: make, destroy: destroy, halt: halt, run: run))
  }

  /// A new environment; the one before is done with.
  func environment(after old: Environment) -> Environment {
    if let pointer = old.pointer { destroy(pointer) }
    return Environment(address: make().map { UInt(bitPattern: $0) } ?? 0)
  }

  func stop(_ environment: Environment) {
    if let pointer = environment.pointer { halt(pointer) }
  }

  /// Solves a serialized model; the answer is serialized too.
  func solve(_ model: [UInt8], _ parameters: [UInt8], in environment: Environment) -> [UInt8] {
    var answer: UnsafeMutableRawPointer?
    var length: Int32 = 0
    run(
      environment.pointer, model, Int32(model.count), parameters, Int32(parameters.count),
      &answer, &length)
    guard let answer else { return [] }
    defer { free(answer) }
    return Array(UnsafeRawBufferPointer(start: answer, count: Int(length)))
  }
}
