// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Pipeline {
  /// Where one person of the staff, who stands among the interpreters and among the liaison officers, is wanted
  /// in two places at one time, in words.
  ///
  /// Each row is planned with a diary of its own. Who has the same mail address or name may be one; who has both is
  /// planned as one, and is never meant here.
  ///
  /// - Complexity: linear in the jobs of such people, squared.
  package static func personClashes(
    in programme: Programme, of festival: Festival
  ) -> [LocalizedText] {
    var clashes: [LocalizedText] = []
    for interpreter in festival.interpreters {
      for officer in festival.liaisonOfficers where isSame(interpreter, officer) {
        let isOne = festival.persons.contains {
          $0.interpreters.contains(interpreter.id) && $0.officers.contains(officer.id)
        }
        // Whoever is told to be one person keeps one diary (HC32).
        if isOne { continue }
        let interpreted = jobs(of: interpreter.id, in: programme)
        for session in programme.sessions where session.liaison?.contains(officer.id) == true {
          for job in interpreted
          where job.session != session.id && job.span.start < session.end
            && session.start < job.span.end
          {
            clashes.append(
              words(interpreter.id, officer.id, job, session, on: festival))
          }
        }
      }
    }
    return clashes
  }

  private static func isSame(_ interpreter: Interpreter, _ officer: LiaisonOfficer) -> Bool {
    func same(_ a: String, _ b: String) -> Bool { !a.isEmpty && a.lowercased() == b.lowercased() }
    return same(interpreter.email, officer.email) || same(interpreter.name, officer.name)
  }

  private struct Job {
    /// `nil` for an interview.
    let session: Session.ID?
    let name: String
    let span: TimeSpan
    let venue: Venue.ID
  }

  private static func jobs(of id: Interpreter.ID, in programme: Programme) -> [Job] {
    let sessions = programme.sessions
      .filter { ($0.interpreters ?? []).contains { $0.ids.contains(id) } }
      .map { Job(session: $0.id, name: $0.id.rawValue, span: $0.span, venue: $0.venue) }
    let interviews = (programme.interviews ?? []).filter { $0.interpreters.contains(id) }
      .map {
        Job(
          session: nil, name: $0.id.rawValue, span: TimeSpan(start: $0.start, end: $0.end),
          venue: $0.venue)
      }
    return sessions + interviews
  }

  private static func words(
    _ interpreter: Interpreter.ID, _ officer: LiaisonOfficer.ID, _ job: Job,
    _ session: Programme.PlacedSession, on festival: Festival
  ) -> LocalizedText {
    let start = max(job.span.start, session.start)
    let moment = "\(festival.clock.date(ofDay: start.day)) \(festival.clock.clockFace(start))"
    return LocalizedText(
      zh: "翻译 \(interpreter) 与联络员 \(officer) 像是同一人，\(moment) 却同时在 \(job.venue)（\(job.name)）和 "
        + "\(session.venue)（\(session.id)）",
      en:
        "Interpreter \(interpreter) and liaison officer \(officer) seem to be one person, who is at "
        + "\(job.venue) (\(job.name)) and at \(session.venue) (\(session.id)) on \(moment)")
  }
}
