import Verigator
import VgshSession

extension NumberVerificationHosts {
  /// Where numbers are verified in a session.
  ///
  /// Credentials belong to the origin of the base URL, so by default numbers are verified there, as every sandbox does.
  /// The one exception is Messente's own host, whose accounts are those of its Number Verification hosts too. Any other
  /// host gets them only where the user says so by `set number-url`.
  init(of settings: Settings, baseURL: BaseURL) {
    let isUsual = settings.numberURL == nil
    let usual: NumberVerificationHosts =
      baseURL.origin == BaseURL.production.origin ? .production : NumberVerificationHosts(main: baseURL)
    self.init(
      main: settings.numberURL ?? usual.main, backup: settings.numberBackupURL ?? (isUsual ? usual.backup : nil))
  }
}
