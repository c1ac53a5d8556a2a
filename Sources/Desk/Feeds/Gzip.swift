// SPDX-License-Identifier: Apache-2.0

import CZlib

/// The gzip format, written by zlib.
///
/// - Source: RFC 1952. The header holds no time and no name, so that equal bytes stay equal.
package enum Gzip {
  /// The compressed bytes.
  package static func bytes(of plain: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let begun = attache_deflate_init_gzip(&stream)
    precondition(begun == Z_OK, "zlib could not begin: \(begun)")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(plain.count)))
    var input = plain
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        // The output holds what zlib says it can need at most, so that one call ends it.
        let ended = deflate(&stream, Z_FINISH)
        precondition(ended == Z_STREAM_END, "zlib did not end: \(ended)")
        count = output.count - Int(stream.avail_out)
      }
    }
  }
}
