// libqrencode, loaded when a QR code is first wanted instead of linked: most runs want none, and a machine without the
// library does all else. The declarations are those of qrencode.h.
#pragma once
#include <dlfcn.h>
#include <qrencode.h>

/// The functions of a loaded libqrencode.
struct cqrencode_api {
  QRcode *(*encode_string)(const char *, int, QRecLevel, QRencodeMode, int);
  void (*free)(QRcode *);
};

/// Loads a library and fills the table; 0 where it cannot.
static inline int cqrencode_load(const char *name, struct cqrencode_api *api) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  *(void **)&api->encode_string = dlsym(library, "QRcode_encodeString");
  *(void **)&api->free = dlsym(library, "QRcode_free");
  return api->encode_string && api->free;
}
