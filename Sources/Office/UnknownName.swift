// SPDX-License-Identifier: Apache-2.0

import Changes
package import FestivalModel

/// A name that the event does not know.
package struct UnknownName: Error, Hashable, Sendable {
  /// What is not known, such as `session`.
  package let noun: LocalizedText
  /// As it was asked for.
  package let name: String
  /// Names that look like it.
  package let near: [String]

  /// With the nearest names as a question, where there are any.
  package var words: LocalizedText {
    LocalizedText(
      zh: "没有\(noun.zh)“\(name)”" + (near.isEmpty ? "" : "；是否是 \(near.joined(separator: "、"))？"),
      en: "There is no \(noun.en) '\(name)'"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
  }
}

extension Festival {
  /// The session of this key or identifier.
  ///
  /// - Throws: ``UnknownName`` with the nearest names.
  package func session(named name: String) throws(UnknownName) -> Session.ID {
    if let found = sessions.first(where: { $0.key == name || $0.id.rawValue == name }) {
      return found.id
    }
    throw UnknownName(
      noun: LocalizedText(zh: "场次", en: "session"), name: name,
      near: Pipeline.nearestSessions(name, in: self))
  }

  /// The venue of this identifier.
  ///
  /// - Throws: ``UnknownName`` with the nearest names.
  package func venue(named name: String) throws(UnknownName) -> Venue.ID {
    let id = Venue.ID(name)
    if hasVenue(id) { return id }
    throw UnknownName(
      noun: LocalizedText(zh: "场地", en: "venue"), name: name,
      near: NearestNames.of(name, among: venues.map(\.id.rawValue)))
  }
}
