// libcurl's public header, and its functions of variable arguments with one type each, which is
// what Swift can call.
#include <curl/curl.h>

static const long attache_curl_basic = (long)CURLAUTH_BASIC;
static const long attache_curl_digest = (long)CURLAUTH_DIGEST;

typedef size_t (*attache_curl_receiver)(char *, size_t, size_t, void *);

static inline CURLcode attache_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attache_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attache_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attache_curl_set_receiver(
    CURL *handle, CURLoption option, attache_curl_receiver value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attache_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
