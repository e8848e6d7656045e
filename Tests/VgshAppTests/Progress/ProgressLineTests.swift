import Testing
import VgshBase

@testable import VgshApp

@Suite("The line that shows that work goes on") struct ProgressLineTests {
  private static let erased = "\r\u{1B}[K"

  private let time = ManualTiming()
  private let console = BufferedConsole()

  private func line(isTerminal: Bool = true, color: Bool = false) -> ProgressLine {
    ProgressLine(style: ConsoleStyle(isTerminal: isTerminal, color: color), timing: time.timing) { [console] in
      console.writeError($0)
    }
  }

  private func drawn(_ text: String) -> String { "\r\(text)\u{1B}[K" }

  @Test func shortWorkShowsNothing() async {
    await line().during { await time.advance(.milliseconds(499)) }
    #expect(console.errorText.isEmpty)
  }

  @Test func longerWorkShowsItsTimeAndIsGoneWhenItIsDone() async {
    await line().during {
      await time.advance(.milliseconds(500))
      #expect(console.errorText == drawn("… 0.5s"))
      await time.advance(.milliseconds(200))
    }
    #expect(console.errorText == drawn("… 0.5s") + drawn("… 0.7s") + Self.erased)
  }

  @Test func itIsGoneWhenTheWorkFailsAndTheFailureGoesOn() async {
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await line().during {
        await time.advance(.seconds(1))
        throw Failure()
      }
    }
    #expect(console.errorText == drawn("… 1.0s") + Self.erased)
  }

  @Test func fromAMinuteOnItCountsMinutes() async {
    await line(color: true).during { await time.advance(.seconds(65)) }
    #expect(console.errorText == "\r\u{1B}[2m… 1m 05s\u{1B}[0m\u{1B}[K" + Self.erased)
  }

  @Test func whatIsNoTerminalShowsNothing() async {
    let value = await line(isTerminal: false).during { 42 }
    #expect(value == 42)
    #expect(console.errorText.isEmpty)
  }

  @Test func workInsideOfWorkIsPartOfIt() async {
    let line = line()
    await line.during {
      await time.advance(.milliseconds(400))
      await line.during { await time.advance(.milliseconds(400)) }
      #expect(console.errorText == drawn("… 0.8s"))
    }
    #expect(console.errorText == drawn("… 0.8s") + Self.erased)
  }

  @Test func aPauseTakesTheLineAwayAndStopsItsTime() async {
    let line = line()
    await line.during {
      await time.advance(.seconds(1))
      line.pause()
      line.pause()
      await time.advance(.seconds(30))
      line.resume()
      await time.advance(.seconds(30))
      line.resume()
      #expect(console.errorText == drawn("… 1.0s") + Self.erased)
      await time.advance(.milliseconds(200))
      #expect(console.errorText.hasSuffix(drawn("… 1.2s")))
    }
  }

  @Test func workThatBeginsInAPauseHasItsTimeFromItsEndOn() async {
    let line = line()
    line.pause()
    await line.during {
      await time.advance(.seconds(30))
      line.resume()
      await time.advance(.milliseconds(200))
      #expect(console.errorText.isEmpty)
      await time.advance(.milliseconds(300))
      #expect(console.errorText == drawn("… 0.5s"))
    }
    line.resume()
  }

  @Test func whatIsWrittenMeanwhileStandsOnALineOfItsOwn() async {
    let line = line()
    await line.during {
      await time.advance(.milliseconds(600))
      line.writing { console.writeError("note: half done\n") }
      await time.advance(.milliseconds(200))
    }
    #expect(
      console.errorText == drawn("… 0.6s") + Self.erased + "note: half done\n" + drawn("… 0.8s") + Self.erased)
  }

  @Test func theNextWorkCountsAnew() async {
    let line = line()
    await line.during { await time.advance(.seconds(2)) }
    await line.during { await time.advance(.seconds(1)) }
    #expect(console.errorText == drawn("… 2.0s") + Self.erased + drawn("… 1.0s") + Self.erased)
  }
}
