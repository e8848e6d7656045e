import CCurl

/// A loaded libcurl.
struct CurlLibrary {
  let api: ccurl_api

  /// Loads the library. It stays loaded as long as the process runs.
  init(named name: String) throws(TransportError) {
    var api = ccurl_api()
    let problem: String
    switch ccurl_load(name, &api) {
    case ccurl_loaded_ok:
      self.api = api
      return
    case ccurl_loaded_missing: problem = "\(name) could not be loaded; install libcurl (on Debian: libcurl4)"
    case ccurl_loaded_too_old: problem = "\(name) is too old; libcurl 7.85 or newer is needed"
    default: problem = "\(name) is not a working libcurl"  // the C enumeration is open
    }
    throw TransportError(.setup, problem, nothingSent: true)
  }

  /// curl's own words for a result.
  func text(of code: CURLcode) -> String {
    guard let text = api.easy_strerror(code) else { return "unknown failure" }
    return String(cString: text)
  }
}
