// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

extension FestivalProblem {
  /// Why no programme can exist by counting alone: what is wanted of somebody or something, and what there is.
  package func shortages(in festival: Festival) -> [Violation] {
    CapacityCount.shortages(of: problem).map { violation($0, in: festival) }
  }

  /// One of these in words, with the rule that it breaks.
  package func violation(_ shortage: Shortage, in festival: Festival) -> Violation {
    let occasions = shortage.activities.map { activities[$0] }
    let who = shortage.resources.map { name(of: resources[$0], in: festival) }
    let what = Self.count(occasions)
    let gaps =
      shortage.hasGaps
      ? LocalizedText(zh: "（含间隔）", en: " with the gaps between") : LocalizedText(sameInAll: "")
    let isJoined = shortage.demandCount < occasions.count
    let message =
      switch shortage.kind {
      case .time:
        LocalizedText(
          zh: "\(Self.joined(who.map(\.zh), "、"))：\(what.zh)共需 \(shortage.wanted) 分钟\(gaps.zh)，"
            + "只有 \(shortage.there) 分钟",
          en:
            "\(Self.joined(who.map(\.en), ", ")): \(what.en) need \(shortage.wanted) min\(gaps.en), "
            + "\(shortage.there) are there")
      case .work:
        LocalizedText(
          zh: "\(Self.joined(who.map(\.zh), "、"))：\(what.zh)共需工作 \(shortage.wanted) 分钟，"
            + "这些日子每日工时上限合计只有 \(shortage.there) 分钟",
          en:
            "\(Self.joined(who.map(\.en), ", ")): \(what.en) need \(shortage.wanted) min of work, "
            + "the daily limits allow \(shortage.there)")
      case .pieces:
        LocalizedText(
          zh:
            "\(Self.joined(who.map(\.zh), "、"))：\(what.zh)\(isJoined ? "（连排成 \(shortage.wanted) 段）" : "")"
            + "在可用时间内依次最多排下 \(shortage.there) \(isJoined ? "段" : "个")",
          en: "\(Self.joined(who.map(\.en), ", ")): of \(what.en)"
            + (isJoined ? " in \(shortage.wanted) blocks" : "")
            + ", only \(shortage.there) fit one after the other into the hours they may have")
      }
    return Violation(
      rule: rule(shortage), message: message, sessions: occasions.compactMap(\.session),
      interviews: occasions.compactMap(\.interview))
  }

  private func rule(_ shortage: Shortage) -> RuleID {
    guard let first = shortage.resources.first else {
      preconditionFailure("A shortage is of something")
    }
    switch resources[first] {
    case .unit: return .hc01
    case .venue: return .hc03
    case .booths: return .hc20
    case .interpreter: return shortage.kind == .work ? .hc15 : .hc14
    case .journalist: return .hc19
    case .liaison: return .hc29
    case .person: return .hc32
    }
  }

  /// Units and venues by identifier and name; staff and the press by identifier, as they are persons.
  private func name(of resource: ResourceMeaning, in festival: Festival) -> LocalizedText {
    func named(_ id: String, _ name: LocalizedText) -> LocalizedText {
      LocalizedText(zh: "\(id)（\(name.zh)）", en: "\(id) (\(name.en))")
    }
    switch resource {
    case .unit(let id): return named(id.rawValue, festival.unit(id).name)
    case .venue(let id): return named(id.rawValue, festival.venue(id).name)
    case .booths(let id):
      let name = festival.venue(id).name
      return LocalizedText(
        zh: "\(id)（\(name.zh)）专访间", en: "the interview booths of \(id) (\(name.en))")
    case .interpreter(let id): return LocalizedText(zh: "翻译 \(id)", en: "interpreter \(id)")
    case .journalist(let id): return LocalizedText(zh: "记者 \(id)", en: "journalist \(id)")
    case .liaison(let id): return LocalizedText(zh: "联络员 \(id)", en: "liaison officer \(id)")
    case .person(let number): return festival.persons[number].rows
    }
  }

  /// More names than a reader takes in are counted.
  private static let mostNames = 6

  private static func joined(_ names: [String], _ separator: String) -> String {
    let more = names.count - mostNames
    let shown = names.prefix(mostNames).joined(separator: separator)
    return more > 0 ? "\(shown)\(separator)… (+\(more))" : shown
  }

  private static func count(_ occasions: [Occasion]) -> LocalizedText {
    let sessions = occasions.count { $0.session != nil }
    let interviews = occasions.count - sessions
    var zh: [String] = []
    var en: [String] = []
    if sessions > 0 {
      zh.append("\(sessions) 个场次")
      en.append(sessions == 1 ? "1 session" : "\(sessions) sessions")
    }
    if interviews > 0 {
      zh.append("\(interviews) 次专访")
      en.append(interviews == 1 ? "1 interview" : "\(interviews) interviews")
    }
    return LocalizedText(zh: zh.joined(separator: "和"), en: en.joined(separator: " and "))
  }
}
