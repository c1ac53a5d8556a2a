// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Synchronization

/// One connection to a server, kept open between requests; for one thread at a time.
///
/// libcurl follows no redirection here, reads no `.netrc`, speaks HTTP and HTTPS only, and checks
/// certificates against the system's, or against those of one file alone.
@safe final class HTTPConnection {
  /// Longest answer that is read, in bytes.
  static let longestAnswer = 32 << 20
  private static let longestHeaders = 1 << 16

  private let handle: UnsafeMutableRawPointer
  private let timeout: Int
  private let hasCredentials: Bool
  /// Whether the server asked for Digest, which says the password to nobody.
  private var usesDigest = false

  /// libcurl's set-up, which must happen once and on one thread.
  private static let isLibraryReady = Mutex(false)

  /// Prepares a connection; `timeout` is the longest time for one request, in seconds.
  init(credentials: Credentials?, authorities: CertificateFile?, timeout: Int) {
    Self.isLibraryReady.withLock { isReady in
      if !isReady { curl_global_init(Int(CURL_GLOBAL_ALL)) }
      isReady = true
    }
    guard let handle = unsafe curl_easy_init() else {
      preconditionFailure("libcurl gives no handle")
    }
    unsafe self.handle = handle
    self.timeout = timeout
    hasCredentials = credentials != nil
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_CONNECTTIMEOUT, min(10, timeout))
    set(CURLOPT_TIMEOUT, timeout)
    set(CURLOPT_ACCEPT_ENCODING, "")
    set(CURLOPT_USERAGENT, "attache")
    if let authorities {
      set(CURLOPT_CAINFO, authorities.path)
      // The system's folder of certificates would vouch beside the file.
      unsafe check(attache_curl_set_pointer(handle, CURLOPT_CAPATH, nil))
    }
    if let credentials {
      set(CURLOPT_HTTPAUTH, attache_curl_basic)
      set(CURLOPT_USERNAME, credentials.user)
      set(CURLOPT_PASSWORD, credentials.password)
    }
  }

  deinit { unsafe curl_easy_cleanup(handle) }

  /// What the callbacks fill.
  private final class Answer {
    var body: [UInt8] = []
    var headers: [UInt8] = []
  }

  /// Sends a request and waits for the whole answer.
  ///
  /// A server that refuses Basic and offers Digest is answered in Digest from then on.
  ///
  /// - Source: RFC 7616.
  func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
    let response = try exchange(request)
    guard response.status == 401, hasCredentials, !usesDigest,
      response.loginSchemes.contains("digest"), !response.loginSchemes.contains("basic")
    else { return response }
    usesDigest = true
    set(CURLOPT_HTTPAUTH, attache_curl_digest)
    return try exchange(request)
  }

  private func exchange(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
    let answer = Answer()
    set(CURLOPT_URL, request.address.text)
    // A proxy of the environment is not meant for a server on this machine.
    set(CURLOPT_NOPROXY, request.address.isLoopback ? "*" : "")
    set(CURLOPT_CUSTOMREQUEST, request.method)
    // An empty `Expect` keeps libcurl from waiting for a server's leave to send.
    var lines = request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"]
    if request.body.isEmpty { lines.append("Content-Type:") }
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { unsafe list = curl_slist_append(list, line) }
    defer { unsafe curl_slist_free_all(list) }
    unsafe check(attache_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list))
    receive(into: answer)
    let code = unsafe request.body.withUnsafeBufferPointer { body in
      if request.method == "GET" || request.method == "DELETE" {
        set(CURLOPT_HTTPGET, 1)
      } else {
        // Naming the bytes makes any request one that has a body; the method stays.
        set(CURLOPT_POSTFIELDSIZE, body.count)
        unsafe check(attache_curl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress))
      }
      return unsafe curl_easy_perform(handle)
    }
    // The bytes are not libcurl's to keep.
    unsafe check(attache_curl_set_pointer(handle, CURLOPT_POSTFIELDS, nil))
    guard code == CURLE_OK else { throw Self.failure(code) }
    var status = 0
    unsafe check(attache_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status))
    return HTTPResponse(
      status: status, headers: Self.headers(answer.headers), body: answer.body)
  }

  private func receive(into answer: Answer) {
    let target = unsafe Unmanaged.passUnretained(answer).toOpaque()
    let takeBody: attache_curl_receiver = { bytes, size, count, target in
      guard let target = unsafe target, let bytes = unsafe bytes else { return 0 }
      let answer = unsafe Unmanaged<Answer>.fromOpaque(target).takeUnretainedValue()
      // Fewer than given ends the transfer.
      guard answer.body.count + size * count <= HTTPConnection.longestAnswer else { return 0 }
      unsafe answer.body.append(
        contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    let takeHeader: attache_curl_receiver = { bytes, size, count, target in
      guard let target = unsafe target, let bytes = unsafe bytes else { return 0 }
      let answer = unsafe Unmanaged<Answer>.fromOpaque(target).takeUnretainedValue()
      guard answer.headers.count + size * count <= HTTPConnection.longestHeaders else { return 0 }
      unsafe answer.headers.append(
        contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    unsafe check(attache_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION, takeBody))
    unsafe check(attache_curl_set_pointer(handle, CURLOPT_WRITEDATA, target))
    unsafe check(attache_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION, takeHeader))
    unsafe check(attache_curl_set_pointer(handle, CURLOPT_HEADERDATA, target))
  }

  /// The fields of the last header; an interim answer (`100 Continue`) has one of its own before.
  private static func headers(_ bytes: [UInt8]) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
        .filter { $0 != "\r" && $0 != "\r\n" }
      if text.hasPrefix("HTTP/") { fields = [] }
      guard let colon = text.firstIndex(of: ":") else { continue }
      fields.append(
        (
          text[..<colon].lowercased(),
          String(text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
        ))
    }
    return fields
  }

  private static func failure(_ code: CURLcode) -> HTTPFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .unreachable(.noSuchHost)
    case CURLE_COULDNT_RESOLVE_PROXY: .unreachable(.noSuchProxy)
    case CURLE_COULDNT_CONNECT: .unreachable(.noConnection)
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE: .brokenOff
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      .untrusted
    case CURLE_WRITE_ERROR: .tooLarge
    default: unsafe .unreachable(.other(String(cString: curl_easy_strerror(code))))
    }
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe check(attache_curl_set_long(handle, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe check(attache_curl_set_text(handle, option, value))
  }

  private func check(_ code: CURLcode) {
    precondition(code == CURLE_OK, "libcurl refused an option: \(code.rawValue)")
  }
}
