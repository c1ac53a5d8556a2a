// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not see; 16 + 15 bits of window mean the gzip format.
static inline int attache_deflate_init_gzip(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
