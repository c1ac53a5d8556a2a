// SPDX-License-Identifier: Apache-2.0

/// Every way in which something is bound: places by what takes place there, attendants, and whoever takes a seat.
struct BindingTable: ~Copyable {
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

  /// A resource that attends, and the number of its binding.
  struct Attendance: BitwiseCopyable {
    var resource: Int32
    var binding: Int32
  }

  private let bindings: Buffer<Binding>
  /// The binding of each activity that occupies its place.
  let occupancy: Buffer<Int32>
  let attendance: Lists<Attendance>
  /// The bindings of each seat.
  let ofSeat: Lists<Int32>
  /// The most bindings that each resource may have at once.
  let mostOfResource: [Int]

  init(_ problem: Problem) {
    var bindings: [Binding] = []
    func add(_ binding: Problem.Binding, seat: Int) -> Int32 {
      bindings.append(
        Binding(
          activity: Int32(binding.activity), from: Int32(binding.from), to: Int32(binding.to),
          work: Int32(binding.work), pool: Int32(binding.pool), seat: Int32(seat),
          isCounted: binding.isCounted, isRecess: binding.isRecess))
      return Int32(bindings.count - 1)
    }
    var most = Array(repeating: 0, count: problem.resources.count)
    var occupancy: [Int32] = []
    var attendance: [[Attendance]] = []
    for (index, activity) in problem.activities.enumerated() {
      occupancy.append(
        add(activity.occupancy(index), seat: -2))
      for place in Set(activity.options.map(\.place)) { most[place] += 1 }
      attendance.append(
        activity.attendance.map { attendance in
          most[attendance.resource] += 1
          return Attendance(
            resource: Int32(attendance.resource), binding: add(attendance.binding, seat: -1))
        })
    }
    var ofSeat: [[Int32]] = []
    for (index, seat) in problem.seats.enumerated() {
      ofSeat.append(seat.bindings.map { add($0, seat: index) })
      for candidate in seat.candidates { most[candidate] += seat.bindings.count }
    }
    self.bindings = Buffer(bindings)
    self.occupancy = Buffer(occupancy)
    self.attendance = Lists(attendance)
    self.ofSeat = Lists(ofSeat)
    mostOfResource = most
  }

  var count: Int { bindings.count }

  @inline(__always)
  var base: UnsafeMutablePointer<Binding> { bindings.base }

  @inline(__always)
  subscript(binding: Int) -> Binding { bindings[binding] }
}
