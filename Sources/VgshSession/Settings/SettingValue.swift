/// A setting's value, with the type it is shown as.
package enum SettingValue: Hashable, Sendable {
  case none
  case bool(Bool)
  case int(Int)
  case duration(Duration)
  case text(String)
}
