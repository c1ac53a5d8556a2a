// SPDX-License-Identifier: Apache-2.0

// The structures that an instance keeps in its blocks.
extension Instance {
  /// How an activity binds whoever is in the list, with the seat it belongs to.
  struct Binding: BitwiseCopyable {
    var activity: Int32
    var from: Int32
    var to: Int32
    var work: Int32
    var pool: Int32
    /// Seat, -1 for plain attendance, -2 for the place the activity occupies.
    var seat: Int32
    var isCounted: Bool
    var isRecess: Bool
  }

  struct Attendance: BitwiseCopyable {
    var resource: Int32
    var binding: Int32
  }

  /// Another activity that may not take place at the same time.
  struct Rival: BitwiseCopyable {
    var activity: Int32
    /// How many attend both for their whole length and can bear only one.
    var shared: Int32
  }

  struct Option: BitwiseCopyable {
    var place: Int32
    var site: Int32
    var capacity: Int
    var cost: Int
  }

  struct Activity: BitwiseCopyable {
    var duration: Int32
    var layout: Int32
    var chain: Int32
    var group: Int32
    /// The binding that occupies the place.
    var occupancy: Int32
    var load: Int
  }

  struct Seat: BitwiseCopyable {
    var isRequired: Bool
    var addsLoad: Bool
    var emptyCost: Int
    /// Days on which no candidate is blocked need no look-up.
    var hasBlockedDays: Bool
    var isExcusedWhenBlocked: Bool
    var isEscort: Bool
    var hasCandidateCosts: Bool
  }

  struct Relation: BitwiseCopyable {
    var first: Int32
    var second: Int32
    var minGap: Int32
    var maxGap: Int32
  }

  struct Slack: BitwiseCopyable {
    var second: Int32
    var load: Int32
    var target: Int
    var weight: Int
    var per: Int
  }

  /// A term over a list of resources, or of one resource and a list of activities.
  struct GroupTerm: BitwiseCopyable {
    var resource: Int32
    var weight: Int
    var per: Int
  }
}
