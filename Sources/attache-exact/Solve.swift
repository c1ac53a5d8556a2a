// SPDX-License-Identifier: Apache-2.0

import Glibc

/// One question under way, on a thread of its own.
final class Solve: Sendable {
  private let library: CpSatLibrary
  private let wire: Wire
  private let environment: CpSatLibrary.Environment
  private let parameters: [UInt8]
  private let model: [UInt8]

  private static let stackSize = 64 << 20

  init(
    library: CpSatLibrary, wire: Wire, environment: CpSatLibrary.Environment,
    _ parameters: [UInt8], _ model: [UInt8]
  ) {
    self.library = library
    self.wire = wire
    self.environment = environment
    self.parameters = parameters
    self.model = model
  }

  /// Starts the thread; where there is no memory for it the process ends as it does wherever else memory ends.
  func start() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Solve>.fromOpaque(pointer).takeRetainedValue().answer()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    if code != 0 { abort() }
  }

  private func answer() {
    wire.send("R", library.solve(model, parameters, in: environment))
  }
}
