import ArgumentParser
import Foundation
import FestivalModel
import Planning
import Solver
import Intake
import ProgrammeChecker

@main
struct Attache: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "attache")
  @Argument var folder: String
  @Option var seconds: Double?
  @Option var iterations: Int?
  @Option var seed: UInt64 = 1
  func run() async throws {
    let t = ContinuousClock.now
    let (festival, findings) = EventFolderReader.read(folder: URL(filePath: folder), slug: "x")
    for f in findings { print(f) }
    print("read", ContinuousClock.now - t)
    guard let festival else { return }
    let r = try await FestivalPlanner.plan(
      festival,
      limits: Limits(iterations: iterations, time: seconds.map { .seconds($0) }, seed: seed)
    ) { p in print(p.elapsed, p.isFeasible, p.soft) }
    switch r {
    case .impossible(let v): for x in v { print(x.rule, x.message.en) }
    case .notFound(let p), .found(let p as FestivalPlanner.Planned?):
      guard let p else { print("nothing"); return }
      print(p.iterations, p.elapsed, p.firstFeasible as Any)
      for x in p.report.violations { print(x.rule, x.points, x.message.en) }
      print(p.report.score.hardTotal, p.report.score.softTotal)
      for k in p.report.score.soft.keys.sorted() { print(k.rawValue, p.report.score.soft[k]!, terminator: "; ") }
      print()
    }
  }
}
