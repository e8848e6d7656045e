import CCurl
import Glibc

/// Why a transfer failed, from curl's result and what was seen of the transfer.
struct CurlFailure {
  let error: TransportError

  init(_ code: CURLcode, of transfer: CurlTransfer, on handle: CurlHandle) {
    let host = transfer.request.head.authority ?? "the server"
    let wasSent = transfer.sends > 0 && handle.info(CURLINFO_REQUEST_SIZE) > 0
    let reason: TransportError.Reason
    let message: String
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      (reason, message) = (.connection, "could not find the host \(host)")
    case CURLE_COULDNT_RESOLVE_PROXY:
      (reason, message) = (.connection, "could not find the host of the proxy for \(host)")
    case CURLE_COULDNT_CONNECT:
      let number = Int32(handle.info(CURLINFO_OS_ERRNO))
      let cause = number == 0 ? handle.errorText(for: code) : String(cString: strerror(number))
      (reason, message) = (.connection, "could not connect to \(host): \(cause)")
    case CURLE_OPERATION_TIMEDOUT:
      let what = wasSent ? "no whole reply from \(host)" : "could not connect to \(host)"
      (reason, message) = (.timeout, "\(what) within \(Self.text(of: transfer.request.timeout))")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      (reason, message) = (.tls, "no secure connection to \(host): \(handle.errorText(for: code))")
    case CURLE_SSL_CACERT_BADFILE, CURLE_URL_MALFORMAT, CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_NOT_BUILT_IN:
      (reason, message) = (.setup, handle.errorText(for: code))
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      (reason, message) = (.malformedReply, "what \(host) answered is not HTTP/1.1")
    case CURLE_FILESIZE_EXCEEDED:
      (reason, message) = (.replyTooLarge, "the reply of \(host) is too large")
    case CURLE_WRITE_ERROR where transfer.isTooLarge:
      (reason, message) = (.replyTooLarge, "the reply of \(host) is too large")
    case CURLE_PARTIAL_FILE:
      (reason, message) = (.connection, "\(host) broke the connection inside its reply")
    case CURLE_GOT_NOTHING, CURLE_ABORTED_BY_CALLBACK:
      (reason, message) = (.connection, "\(host) closed the connection without a reply")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR:
      (reason, message) = (.connection, "the connection to \(host) broke: \(handle.errorText(for: code))")
    default:  // the C enumeration is open
      (reason, message) = (.connection, "no reply from \(host): \(handle.errorText(for: code))")
    }
    error = TransportError(reason, message, nothingSent: !wasSent, sandboxFault: transfer.sandboxFault)
  }

  private static func text(of duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return attoseconds == 0 ? "\(seconds) s" : "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
  }
}
