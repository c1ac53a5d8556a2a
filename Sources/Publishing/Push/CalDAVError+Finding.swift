// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel

extension CalDAVError {
  /// The error in an office's words.
  ///
  /// `uid` is the event it is about, if one, and `others` counts what else ended in the same way. `home` is the folder that
  /// was given.
  func finding(
    in file: String, about uid: String? = nil, others: Int = 0, below home: ServerAddress
  ) -> Finding {
    let place = LocalizedText(
      zh: uid.map { "\(address) 上的 \($0)" } ?? address,
      en: uid.map { "\($0) at \(address)" } ?? address)
    let what = LocalizedText(
      zh: others == 0 ? place.zh : "\(place.zh) 等 \(others + 1) 处",
      en: others == 0 ? place.en : "\(place.en) and \(others) more")
    let cause = cause
    let said = LocalizedText(
      zh: sentence.map { "\(cause.zh)，服务器说：“\($0)”" } ?? cause.zh,
      en: sentence.map { "\(cause.en), “\($0)”" } ?? cause.en)
    return code.finding(
      in: file,
      LocalizedText(
        zh: "\(operation) \(what.zh)：\(said.zh)", en: "\(operation) \(what.en): \(said.en)"),
      remedy: remedy(below: home))
  }

  /// What the folder that was given is called on the server to which a part of it was sent.
  private func folder(at location: String, below home: ServerAddress) -> String {
    guard address.hasPrefix(home.text) else { return location }
    let part = address.dropFirst(home.text.count)
    return !part.isEmpty && location.hasSuffix(part)
      ? String(location.dropLast(part.count)) : location
  }

  private var code: PushFindingCode {
    switch reason {
    case .unreachable: .unreachable
    case .timedOut, .brokenOff: .brokenOff
    case .untrusted: .untrusted
    case .unauthorized: .unauthorized
    case .otherLogin: .otherLogin
    case .forbidden: .forbidden
    case .notFound: .noSuchFolder
    case .conflict: .cannotMakeFolder
    case .changed: .changedThere
    case .full: .storageFull
    case .overloaded: .overloaded
    case .redirected: .redirected
    case .tooLarge, .notCalDAV: .notCalDAV
    case .refused: .refused
    }
  }

  /// What happened.
  private var cause: LocalizedText {
    switch reason {
    case .unreachable(let fault): Self.words(fault)
    case .timedOut: LocalizedText(zh: "没有及时回应", en: "no answer in time")
    case .brokenOff: LocalizedText(zh: "连接中断", en: "the connection broke")
    case .untrusted: LocalizedText(zh: "证书不可信", en: "the certificate is not trusted")
    case .unauthorized: Self.status(401)
    case .otherLogin(let schemes):
      LocalizedText(
        zh: "服务器只接受 \(schemes.sorted().joined(separator: "、"))",
        en: "it offers \(schemes.sorted().joined(separator: ", "))")
    case .forbidden: Self.status(403)
    case .notFound: Self.status(404)
    case .conflict: Self.status(409)
    case .changed: Self.status(412)
    case .full: Self.status(507)
    case .overloaded(let status), .refused(let status): Self.status(status)
    case .redirected(let location?):
      LocalizedText(zh: "转到 \(location)", en: "a redirection to \(location)")
    case .redirected(nil):
      LocalizedText(zh: "转向的地址无法使用", en: "a redirection that leads nowhere usable")
    case .tooLarge: LocalizedText(zh: "回应没有尽头", en: "an endless answer")
    case .notCalDAV(let answer): Self.words(answer)
    }
  }

  /// What to do about it.
  private func remedy(below home: ServerAddress) -> LocalizedText {
    switch reason {
    case .unreachable:
      LocalizedText(
        zh: "请检查地址和网络，再推送", en: "Check the address and the network, then push again")
    case .timedOut, .brokenOff, .overloaded:
      LocalizedText(
        zh: "请再次推送；已完成的不会重做", en: "Push again; what is done is not done twice")
    case .untrusted:
      LocalizedText(
        zh: "请询问服务器管理员，暂勿继续", en: "Ask the server's keeper; do not go on")
    case .unauthorized:
      LocalizedText(
        zh: "请核对 \(Credentials.userVariable) 和 \(Credentials.passwordVariable)，或凭据文件",
        en: "Check \(Credentials.userVariable) and \(Credentials.passwordVariable), or the file")
    case .otherLogin:
      LocalizedText(
        zh: "请向服务器管理员索取供程序使用的密码（Basic 或 Digest）",
        en: "Ask the server's keeper for a password for programs (Basic or Digest)")
    case .forbidden:
      LocalizedText(
        zh: "请向服务器管理员申请写入权限", en: "Ask the server's keeper for the right to write")
    case .notFound, .redirected(nil), .tooLarge:
      LocalizedText(zh: "请核对 --caldav 的地址", en: "Check the address given to --caldav")
    case .conflict:
      LocalizedText(
        zh: "请确认 --caldav 所指的文件夹在服务器上存在",
        en: "Check that the folder given to --caldav exists there")
    case .changed:
      LocalizedText(zh: "请再次推送，看有何改动", en: "Push again to see what changed")
    case .full:
      LocalizedText(
        zh: "请在服务器上腾出空间，再推送", en: "Make room on the server, then push again")
    case .redirected(let location?):
      LocalizedText(
        zh: "若地址无误，请把 --caldav 改为该服务器上的文件夹：\(folder(at: location, below: home))",
        en: "Give --caldav the folder on that server, if it is right: "
          + folder(at: location, below: home))
    case .notCalDAV:
      LocalizedText(
        zh: "请核对 --caldav 的地址；没有丢失任何内容",
        en: "Check the address given to --caldav; nothing was lost")
    case .refused: LocalizedText(zh: "请询问服务器管理员", en: "Ask the server's keeper")
    }
  }

  private static func status(_ number: Int) -> LocalizedText {
    LocalizedText(zh: "状态 \(number)", en: "status \(number)")
  }

  private static func words(_ fault: Fault) -> LocalizedText {
    switch fault {
    case .noSuchHost: LocalizedText(zh: "找不到这台服务器", en: "no server has this name")
    case .noSuchProxy: LocalizedText(zh: "找不到代理服务器", en: "no proxy has the name given")
    case .noConnection: LocalizedText(zh: "连接不上服务器", en: "the server takes no connection")
    case .other(let words): LocalizedText(zh: "网络出错（\(words)）", en: words)
    }
  }

  private static func words(_ answer: StrangeAnswer) -> LocalizedText {
    switch answer {
    case .badAddress:
      LocalizedText(zh: "回应中的地址不是地址", en: "an address that is none")
    case .otherThings:
      LocalizedText(zh: "文件夹里不是日历", en: "a folder of other things")
    case .otherFolders:
      LocalizedText(zh: "回应讲的是别的文件夹", en: "an answer about other folders")
    case .notXML: LocalizedText(zh: "回应不是 XML", en: "no XML")
    case .xmlWithEntities:
      LocalizedText(zh: "回应的 XML 自带定义", en: "XML with definitions of its own")
    case .otherXML: LocalizedText(zh: "回应是别种 XML", en: "XML of another kind")
    case .brokenXML: LocalizedText(zh: "回应的 XML 残缺", en: "broken XML")
    case .status(let number): status(number)
    }
  }
}
