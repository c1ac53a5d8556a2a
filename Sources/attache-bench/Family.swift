// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The benchmark families with an adapter.
enum Family: String, ExpressibleByArgument, CaseIterable {
  case festivalCore = "festival-core"
  case b2b
  case csplib046
  case courses = "itc2007-t2"
  case conferences = "cosplib"

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func load(_ path: String) throws -> BenchmarkInstance {
    let parts = path.split(separator: "#", maxSplits: 1).map(String.init)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    switch self {
    case .festivalCore:
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let input = try JSONDecoder().decode(FestivalFamily.Input.self, from: data)
      return FestivalFamily(input).instance
    case .b2b:
      return try MeetingForum(try read(path)).instance(named: name)
    case .csplib046:
      return try MeetingScheduling.all(in: try read(parts[0]))
        .first { $0.number == Int(parts.last ?? "") }
        .orThrow("\(path) names no instance; write FILE#NUMBER").instance
    case .courses:
      return try CourseTimetabling(try read(path)).instance(named: name)
    case .conferences:
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return ConferenceBlocks(try decoder.decode(ConferenceBlocks.Input.self, from: data))
        .instance(named: name)
    }
  }

  /// Every instance in a folder, in the order of names.
  func paths(in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    switch self {
    case .festivalCore, .conferences:
      return names.filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
    case .b2b: return names.filter { $0.hasSuffix(".dzn") }.map { "\(folder)/\($0)" }
    case .courses: return names.filter { $0.hasSuffix(".tim") }.map { "\(folder)/\($0)" }
    case .csplib046:
      let file = "\(folder)/instances.md"
      return try MeetingScheduling.all(in: try read(file)).map { "\(file)#\($0.number)" }
    }
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }
}

extension Optional {
  func orThrow(_ message: String) throws -> Wrapped {
    guard let self else { throw ValidationError(message) }
    return self
  }
}
