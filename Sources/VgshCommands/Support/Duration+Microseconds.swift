extension Duration {
  /// The measured duration as fine as is worth reading.
  var wholeMicroseconds: Duration {
    let (seconds, attoseconds) = components
    return .seconds(seconds) + .microseconds(attoseconds / 1_000_000_000_000)
  }
}
