import Testing
import VgshBase

struct ElapsedTextTests {
  @Test(
    "Times are rounded down to what one wants to know",
    arguments: [
      (Duration.zero, "0.0 ms"), (.microseconds(999), "0.9 ms"), (.microseconds(9999), "9.9 ms"),
      (.milliseconds(10), "10 ms"), (.microseconds(999_999), "999 ms"), (.seconds(1), "1.00 s"),
      (.milliseconds(59_999), "59.99 s"), (.seconds(60), "1 min 00 s"), (.seconds(3725), "62 min 05 s"),
      (.seconds(-1), "0.0 ms"), (.seconds(Int64.max), "153722867280 min 54 s"),
    ])
  func text(time: (elapsed: Duration, text: String)) {
    #expect(ElapsedText.text(time.elapsed) == time.text)
  }

  @Test("Programs get seconds with three decimals, or milliseconds")
  func programs() {
    #expect(ElapsedText.seconds(.microseconds(12_999)) == "0.012")
    #expect(ElapsedText.seconds(.milliseconds(61_005)) == "61.005")
    #expect(ElapsedText.seconds(.seconds(-1)) == "0.000")
    #expect(ElapsedText.milliseconds(.microseconds(12_345)) == 12.345)
  }
}
