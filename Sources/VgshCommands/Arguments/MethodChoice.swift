import Verigator

/// The ways of authentication that can be asked for.
package enum MethodChoice: String, WordArgument {
  case totp
  case sms

  package static var typeName: String { "method" }

  var method: AuthenticationMethod { AuthenticationMethod(rawValue: rawValue) }
}
