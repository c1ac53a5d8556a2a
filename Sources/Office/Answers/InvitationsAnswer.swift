// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Publishing

/// What invitations were written.
package struct InvitationsAnswer: Encodable {
  let output: String
  let requests: Int
  let cancellations: Int
  let recipients: [String]
  let messages: [String]
  let withoutAddress: Int
  let findings: [AnswerParts.Finding]

  /// Takes the folder that the messages are in.
  package init(_ invited: Invited, _ folder: URL) {
    output = folder.relativePath
    requests = invited.requests
    cancellations = invited.cancellations
    recipients = invited.recipients
    messages = invited.messages
    withoutAddress = invited.withoutAddress
    findings = invited.findings.map(AnswerParts.Finding.init)
  }

  /// For a person, without the findings.
  package var lines: [String] {
    [
      Speech.words(
        "邀请 \(requests) 件、取消 \(cancellations) 件，共 \(recipients.count) 人",
        "\(Speech.counted(requests, "request")) and "
          + "\(Speech.counted(cancellations, "cancellation")) for "
          + Speech.counted(recipients.count, "person")) + "\(Speech.colon)\(output)"
    ] + ShortList.of(messages)
      + (withoutAddress > 0
        ? ["  " + Speech.words("无邮箱 \(withoutAddress) 人", "\(withoutAddress) have no address")]
        : [])
  }
}
