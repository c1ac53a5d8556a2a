// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Responses of every kind, each made in one place.
enum Answers {
  static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    bytes(html.text, type: "text/html; charset=utf-8", status: status)
  }

  static func json(_ value: some Encodable) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return bytes(
      String(decoding: try encoder.encode(value), as: UTF8.self),
      type: "application/json; charset=utf-8")
  }

  static func bytes(
    _ text: String, type: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// After a form: the browser asks for a page again with GET.
  static func seeOther(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  /// A request that cannot be answered, in the reader's words.
  static func problem(_ status: HTTPResponse.Status, _ context: DeskContext) -> Response {
    let words: LocalizedText =
      switch status {
      case .notFound: LocalizedText(zh: "没有此页", en: "There is no such page")
      case .unauthorized: LocalizedText(zh: "请先登录", en: "Please sign in first")
      case .forbidden:
        LocalizedText(
          zh: "您的角色不能这样做，或此请求来自其他网站",
          en: "Your role may not do this, or the request came from another site")
      case .conflict:
        LocalizedText(
          zh: "其间有人改动了本活动；请重新载入后再试，未写入任何内容",
          en: "Somebody changed this event meanwhile; reload and try again. Nothing was written")
      case .misdirectedRequest:
        LocalizedText(
          zh: "本台不以此地址提供服务", en: "The desk does not answer under this address")
      case .contentTooLarge:
        LocalizedText(zh: "内容过大", en: "That is too large")
      case .tooManyRequests:
        LocalizedText(zh: "尝试过多，请稍后再试", en: "Too many attempts; try again later")
      default: LocalizedText(zh: "请求无法理解", en: "The request cannot be understood")
      }
    return page(
      Page(title: words[context.language], context: context).html(
        "<p>\(words[context.language])</p>"),
      status: status)
  }

  /// The disk, the ledger or the system refused; the message names the cause.
  static func world(_ message: String, _ context: DeskContext) -> Response {
    let title = LocalizedText(zh: "系统拒绝了操作", en: "The system refused")[context.language]
    return page(
      Page(title: title, context: context).html("<p role=\"alert\">\(message)</p>"),
      status: .serviceUnavailable)
  }
}
