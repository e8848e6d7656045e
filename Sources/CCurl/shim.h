// libcurl, loaded when it is first needed instead of linked: loading it takes longer than all else a short run does.
//
// The declarations are those of curl.h. Swift can call neither variadic functions nor pointers to them, so the few that
// curl has stand here as inline functions over the loaded table, one for each type of their last argument.
#pragma once
#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

/// The functions of a loaded libcurl.
struct ccurl_api {
  CURLcode (*global_init)(long);
  curl_version_info_data *(*version_info)(CURLversion);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd[], unsigned int, int, int *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
};

enum ccurl_loaded { ccurl_loaded_ok, ccurl_loaded_missing, ccurl_loaded_incomplete, ccurl_loaded_too_old };

/// Loads a library and fills the table; 7.85 is the first with all options used.
static inline enum ccurl_loaded ccurl_load(const char *name, struct ccurl_api *api) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) return ccurl_loaded_missing;
#define CCURL_FIND(field) \
  if (!(*(void **)&api->field = dlsym(library, "curl_" #field))) return ccurl_loaded_incomplete
  CCURL_FIND(global_init);
  CCURL_FIND(version_info);
  CCURL_FIND(easy_init);
  CCURL_FIND(easy_cleanup);
  CCURL_FIND(easy_setopt);
  CCURL_FIND(easy_getinfo);
  CCURL_FIND(easy_strerror);
  CCURL_FIND(multi_init);
  CCURL_FIND(multi_cleanup);
  CCURL_FIND(multi_add_handle);
  CCURL_FIND(multi_remove_handle);
  CCURL_FIND(multi_perform);
  CCURL_FIND(multi_poll);
  CCURL_FIND(multi_info_read);
  CCURL_FIND(slist_append);
  CCURL_FIND(slist_free_all);
#undef CCURL_FIND
  if (api->version_info(CURLVERSION_FIRST)->version_num < 0x075500) return ccurl_loaded_too_old;
  return api->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? ccurl_loaded_ok : ccurl_loaded_incomplete;
}

static inline CURLcode ccurl_set_long(const struct ccurl_api *api, CURL *easy, CURLoption option, long value) {
  return api->easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_size(const struct ccurl_api *api, CURL *easy, CURLoption option, int64_t value) {
  return api->easy_setopt(easy, option, (curl_off_t)value);
}

/// For texts, which curl copies (but for `CURLOPT_POSTFIELDS`), and for user data, which it does not.
static inline CURLcode ccurl_set_pointer(
    const struct ccurl_api *api, CURL *easy, CURLoption option, const void *value) {
  return api->easy_setopt(easy, option, value);
}

typedef size_t (*ccurl_data_function)(char *, size_t, size_t, void *);
static inline CURLcode ccurl_set_data_function(
    const struct ccurl_api *api, CURL *easy, CURLoption option, ccurl_data_function function) {
  return api->easy_setopt(easy, option, function);
}

typedef int (*ccurl_before_request_function)(void *, char *, char *, int, int);
static inline CURLcode ccurl_set_before_request_function(
    const struct ccurl_api *api, CURL *easy, ccurl_before_request_function function) {
  return api->easy_setopt(easy, CURLOPT_PREREQFUNCTION, function);
}

static inline curl_socket_t ccurl_open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)data;
  (void)purpose;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Keeps sockets from being inherited by programs that the process starts.
static inline CURLcode ccurl_set_private_sockets(const struct ccurl_api *api, CURL *easy) {
  return api->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, ccurl_open_socket);
}

static inline long ccurl_info_long(const struct ccurl_api *api, CURL *easy, CURLINFO info) {
  long value = 0;
  return api->easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline void *ccurl_info_pointer(const struct ccurl_api *api, CURL *easy, CURLINFO info) {
  void *value = NULL;
  return api->easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

/// The next finished transfer and its result, or NULL if there is none.
static inline CURL *ccurl_next_finished(const struct ccurl_api *api, CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = api->multi_info_read(multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

/// A descriptor by which another thread ends a wait, or -1.
static inline int ccurl_wakeup_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline void ccurl_wakeup_signal(int wakeup) {
  uint64_t one = 1;
  while (write(wakeup, &one, sizeof one) < 0 && errno == EINTR) {}
}

static inline void ccurl_wakeup_drain(int wakeup) {
  uint64_t count;
  while (read(wakeup, &count, sizeof count) < 0 && errno == EINTR) {}
}

/// Waits for the wakeup, and for the transfers of a multi handle if there is one.
static inline void ccurl_wait(const struct ccurl_api *api, CURLM *multi, int wakeup) {
  short readable;
  if (multi) {
    struct curl_waitfd extra = {.fd = wakeup, .events = CURL_WAIT_POLLIN, .revents = 0};
    api->multi_poll(multi, &extra, 1, 10000, NULL);
    readable = extra.revents;
  } else {
    struct pollfd only = {.fd = wakeup, .events = POLLIN, .revents = 0};
    poll(&only, 1, -1);
    readable = only.revents;
  }
  if (readable) ccurl_wakeup_drain(wakeup);
}
