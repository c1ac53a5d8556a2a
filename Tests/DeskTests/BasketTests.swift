// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct BasketTests {
  @Test func `what was added is undone and redone in order`() {
    var basket = Basket()
    basket.add("a")
    basket.add("b")
    basket.undo()
    #expect(basket.changes == ["a"])
    basket.undo()
    #expect(basket.changes == [])
    #expect(!basket.canUndo)
    basket.redo()
    basket.redo()
    #expect(basket.changes == ["a", "b"])
    #expect(!basket.canRedo)
  }

  @Test func `a new change ends what could be redone`() {
    var basket = Basket()
    basket.add("a")
    basket.undo()
    basket.add("b")

    #expect(!basket.canRedo)
    #expect(basket.changes == ["b"])
  }

  @Test func `taking out and clearing can be undone too`() {
    var basket = Basket()
    for change in ["a", "b", "c"] { basket.add(change) }
    basket.remove(at: 1)
    #expect(basket.changes == ["a", "c"])
    basket.remove(at: 7)
    basket.clear()
    #expect(basket.changes == [])
    basket.undo()
    basket.undo()
    #expect(basket.changes == ["a", "b", "c"])
  }

  @Test func `the same change twice in a row is one, and the basket has an end`() {
    var basket = Basket()
    basket.add("a")
    basket.add("a")
    #expect(basket.changes == ["a"])
    for number in 0..<100 { basket.add("\(number)") }
    #expect(basket.changes.count == Basket.capacity)
  }
}
