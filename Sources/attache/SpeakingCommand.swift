// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A command whose reader may say in which languages it answers.
protocol SpeakingCommand {
  var languages: [Language] { get }
}

/// A command on one event speaks as its reader asks for, or else as the event's house does.
protocol EventCommand: SpeakingCommand {
  var event: EventArgument { get }
}

extension EventCommand {
  var languages: [Language] { event.languages }
}

extension Check: EventCommand {}
extension Plan: EventCommand {}
extension Replan: EventCommand {}
extension Whatif: EventCommand {}
extension Explain: EventCommand {}
extension Verify: EventCommand {}
extension Stats: EventCommand {}
extension Export: EventCommand {}
extension Submit: EventCommand {}
extension Approve: EventCommand {}
extension Return: EventCommand {}
extension Publish: EventCommand {}
extension Rollback: EventCommand {}
extension Editions: EventCommand {}
extension Diff: EventCommand {}
extension Push: EventCommand {}
extension Invite: EventCommand {}
extension Replies: EventCommand {}
extension Purge: EventCommand {}
extension ChangeTables: EventCommand {}
extension MovementsCommand: EventCommand {}
extension Options: EventCommand {}
extension WetCommand: EventCommand {}
extension Manifests: EventCommand {}
extension Import: SpeakingCommand {}
