// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A stretch of time that binds a unit, an interpreter, an officer or a journalist to a place.
struct Engagement {
  enum Occasion {
    case session(Placement)
    case interview(InterviewPlacement)
    case slot(SlotPlacement)
  }

  let occasion: Occasion
  /// With whatever lead or buffer binds the person.
  let span: TimeSpan

  var id: String {
    switch occasion {
    case .session(let placement): placement.id.rawValue
    case .interview(let placement): placement.interview.id.rawValue
    case .slot(let placement): placement.slot.id.rawValue
    }
  }

  var place: Place.ID { venue.place }

  var venue: Venue {
    switch occasion {
    case .session(let placement): placement.venue
    case .interview(let placement): placement.venue
    case .slot(let placement): placement.host.venue
    }
  }

  var chain: String? {
    guard case .session(let placement) = occasion else { return nil }
    return placement.session.chain
  }

  var sessions: [Session.ID] {
    switch occasion {
    case .session(let placement): [placement.id]
    case .interview: []
    case .slot(let placement): [placement.host.id]
    }
  }

  var interviews: [Interview.ID] {
    if case .interview(let placement) = occasion { [placement.interview.id] } else { [] }
  }
}

extension [Engagement] {
  /// By start, end and identifier.
  func inOrder() -> [Engagement] {
    sorted { a, b in
      if a.span.start != b.span.start { return a.span.start < b.span.start }
      if a.span.end != b.span.end { return a.span.end < b.span.end }
      return a.id.unicodeScalars.lexicographicallyPrecedes(b.id.unicodeScalars)
    }
  }

  /// Each with the next one; of engagements in order.
  var consecutivePairs: [(Engagement, Engagement)] {
    [(Engagement, Engagement)](zip(self, dropFirst()))
  }

  /// Every two that share a minute; of engagements in order.
  var overlappingPairs: [(Engagement, Engagement)] {
    indices.flatMap { i in
      self[(i + 1)...].prefix { $0.span.start < self[i].span.end }
        .filter { $0.span.overlaps(self[i].span) }.map { (self[i], $0) }
    }
  }
}
