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
      case .notFound:
        LocalizedText(
          zh: "没有此页", en: "There is no such page", ja: "このページはありません", ko: "없는 페이지입니다")
      case .unauthorized:
        LocalizedText(
          zh: "请先登录", en: "Please sign in first", ja: "先にログインしてください", ko: "먼저 로그인하십시오")
      case .forbidden:
        LocalizedText(
          zh: "您的角色不能这样做，或此请求来自其他网站",
          en: "Your role may not do this, or the request came from another site",
          ja: "この役割ではできないか、別のサイトからの要求です",
          ko: "이 역할로는 할 수 없거나 다른 사이트에서 온 요청입니다")
      case .conflict:
        LocalizedText(
          zh: "其间有人改动了本活动；请重新载入后再试，未写入任何内容",
          en: "Somebody changed this event meanwhile; reload and try again. Nothing was written",
          ja: "その間に変更がありました。読み込み直してからお試しください。何も書き込んでいません",
          ko: "그사이 변경이 있었습니다. 다시 불러온 뒤 시도하십시오. 아무것도 기록하지 않았습니다")
      case .misdirectedRequest:
        LocalizedText(
          zh: "本台不以此地址提供服务", en: "The desk does not answer under this address",
          ja: "このアドレスでは応答しません", ko: "이 주소로는 응답하지 않습니다")
      case .contentTooLarge:
        LocalizedText(zh: "内容过大", en: "That is too large", ja: "大きすぎます", ko: "너무 큽니다")
      case .tooManyRequests:
        LocalizedText(
          zh: "尝试过多，请稍后再试", en: "Too many attempts; try again later",
          ja: "試行が多すぎます。しばらくしてからお試しください", ko: "시도가 너무 많습니다. 잠시 후 다시 시도하십시오")
      case .serviceUnavailable:
        LocalizedText(
          zh: "日程暂时无法显示，请联系办公室",
          en: "The programme cannot be shown just now; please ask the office",
          ja: "現在プログラムを表示できません。事務局にお問い合わせください",
          ko: "지금은 일정을 표시할 수 없습니다. 사무국에 문의하십시오")
      default:
        LocalizedText(
          zh: "请求无法理解", en: "The request cannot be understood", ja: "要求を理解できません",
          ko: "요청을 이해할 수 없습니다")
      }
    let title = words[context.language]
    let page = Page(title: title, context: context)
    let way = page.text("回到首页", "Back to the start", "最初のページへ", "처음으로")
    return self.page(
      page.html("<p><a class=\"button\" href=\"/\">\(way)</a></p>"), status: status)
  }

  /// What is wrong in the tables, to those who can mend them; that something is wrong, to the others.
  static func tables(_ error: UnusableTables, _ context: DeskContext) -> Response {
    guard let role = context.visitor?.role, role.may(.seeBoard) else {
      return problem(.serviceUnavailable, context)
    }
    let page = Page(
      title: LocalizedText(zh: "表格有误", en: "The tables have errors")[context.language],
      context: context, event: error.event)
    let body =
      role.may(.plan)
      ? FindingList.html(error.findings, context.language)
      : "<p>\(page.text("礼宾官改好表格之后，此页即可打开。", "The page opens again when the protocol office has mended them."))</p>"
    return self.page(page.html(body), status: .serviceUnavailable)
  }

  /// The disk, the ledger or the system refused; the message names the cause.
  static func world(_ message: String, _ context: DeskContext) -> Response {
    let title = LocalizedText(
      zh: "系统拒绝了操作", en: "The system refused", ja: "システムが操作を拒否しました",
      ko: "시스템이 작업을 거부했습니다")[context.language]
    return page(
      Page(title: title, context: context).html("<p role=\"alert\">\(message)</p>"),
      status: .serviceUnavailable)
  }
}
