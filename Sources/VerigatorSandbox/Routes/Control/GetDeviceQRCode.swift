import QRCodes

/// `GET /sandbox/devices/{phone}/qr.svg`: the device's `otpauth_uri` as a QR code to be scanned, a picture that scales to
/// any size; 404 where the number has no device.
enum GetDeviceQRCode {
  static var route: Route {
    Route(
      .deviceQRCode, .get, "/sandbox/devices/{phone}/qr.svg",
      .init(
        summary: "The authenticator app of a number as a QR code to be scanned",
        replies: [
          .init(status: 200, meaning: "A picture", contentType: contentType, schema: .string),
          .refusal(.notFound, "The number has no device, or no QR code holds its otpauth URI"),
        ]),
      .control(.reading) { call, transaction in
        guard let device = try transaction.device(of: call[.phone]) else { throw Problem.noDevice(call[.phone]) }
        let uri = try transaction.keyURI(of: device).text
        do throws(QRCodeFailure) {
          return Answer(200, encoded: Array(try QRCode(uri).svg.utf8), contentType: contentType)
        } catch {
          switch error {
          case .missingLibrary: throw Problem(.failed, "There is no QR code: \(error)")
          case .unfit:
            throw Problem(.notFound, "There is no QR code: the names in the otpauth URI are too long for one")
          }
        }
      })
  }

  private static let contentType = "image/svg+xml"
}
