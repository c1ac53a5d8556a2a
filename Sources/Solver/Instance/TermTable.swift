// SPDX-License-Identifier: Apache-2.0

/// Terms of one kind that look at several activities, seats or resources: their numbers, their members, and where each
/// member is found.
struct TermTable<Record: BitwiseCopyable>: ~Copyable {
  private let records: Buffer<Record>
  let members: Lists<Int32>
  /// The terms that look at each activity, seat or resource.
  let byMember: Lists<Int32>

  /// Terms with the members of each, in the order in which they count, and what changes each: the members, unless told
  /// otherwise, of so many that there are.
  init(_ records: [Record], members: [[Int]], touched: [[Int]]? = nil, count: Int) {
    self.records = Buffer(records)
    self.members = Lists(members.map { $0.map(Int32.init) })
    byMember = Lists(inverseOf: touched ?? members, count: count)
  }

  @inline(__always)
  subscript(term: Int) -> Record { records[term] }
}

/// An order of two activities.
struct RelationRecord: BitwiseCopyable {
  var first: Int32
  var second: Int32
  var minGap: Int32
  var maxGap: Int32

  init(_ relation: Problem.Relation) {
    first = Int32(relation.first)
    second = Int32(relation.second)
    minGap = Int32(relation.minGap)
    // A week on the far side of any horizon, so that differences cannot overflow.
    maxGap = Int32(min(relation.maxGap, 1 << 24))
  }
}

/// The way to one activity from others.
struct SlackRecord: BitwiseCopyable {
  var second: Int32
  var load: Int32
  var target: Int
  var weight: Int
  var per: Int

  init(_ slack: Problem.Slack) {
    second = Int32(slack.second)
    load = Int32(slack.load)
    target = slack.target
    weight = slack.weight
    per = slack.per
  }
}

/// What a difference costs: `weight / per` of it.
struct RateRecord: BitwiseCopyable {
  var weight: Int
  var per: Int
}

/// A term whose members say it all.
struct EmptyRecord: BitwiseCopyable {}
