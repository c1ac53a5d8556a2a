// SPDX-License-Identifier: Apache-2.0

/// One line of a diary: a binding with its absolute times and site, and what the terms ask of it most often.
struct DiaryEntry: BitwiseCopyable {
  var start: Int32
  var end: Int32
  var binding: Int32
  var activity: Int32
  /// As in ``BindingTable/Binding``.
  var seat: Int32
  var site: Int16
  var isCounted: Bool
  /// Whether the binding counts as work.
  var isWork: Bool

  static let none = DiaryEntry(
    start: 0,
    end: 0,
    binding: 0,
    activity: 0,
    seat: 0,
    site: 0,
    isCounted: false,
    isWork: false
  )

  @inline(__always)
  func precedes(_ other: DiaryEntry) -> Bool {
    if start != other.start { return start < other.start }
    if end != other.end { return end < other.end }
    return binding < other.binding
  }
}

extension DiaryEntry {
  /// The entry that `binding` makes when its activity starts at `time` at `site`.
  @inline(__always)
  init(_ index: Int32, _ binding: BindingTable.Binding, time: Int32, site: Int32) {
    start = time + binding.from
    end = time + binding.to
    self.binding = index
    activity = binding.activity
    seat = binding.seat
    self.site = Int16(truncatingIfNeeded: site)
    isCounted = binding.isCounted
    isWork = binding.work > 0
  }
}
