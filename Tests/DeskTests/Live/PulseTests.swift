// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct PulseTests {
  @Test func `everybody is told who else is there, and who changed something`() async {
    let pulse = Pulse()
    var li = pulse.beats(for: "Li").makeAsyncIterator()
    #expect(await li.next() == .people([]))
    var wang = pulse.beats(for: "Wang").makeAsyncIterator()

    #expect(await li.next() == .people(["Wang"]))
    #expect(await wang.next() == .people(["Li"]))
    pulse.tellChanged(by: "Wang")
    #expect(await li.next() == .changed(by: "Wang"))
    #expect(await wang.next() == .changed(by: "Wang"))
  }

  @Test func `who closes the page is no longer there`() async {
    let pulse = Pulse()
    var li = pulse.beats(for: "Li").makeAsyncIterator()
    #expect(await li.next() == .people([]))
    let reading = Task {
      for await _ in pulse.beats(for: "Wang") {}
    }
    #expect(await li.next() == .people(["Wang"]))
    reading.cancel()

    #expect(await li.next() == .people([]))
    #expect(pulse.isWatched)
  }
}
