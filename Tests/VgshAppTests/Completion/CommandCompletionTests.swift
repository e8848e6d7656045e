import Testing
import VgshRuntime
import VgshTerminal

@testable import VgshApp

@Suite("Completion of commands") struct CommandCompletionTests {
  let bench = CompletionBench()

  @Test func anEmptyLineOffersKeywordsAndFirstWordsOfCommands() {
    let offers = bench.offers("|")
    #expect(offers.contains("let") && offers.contains("create") && offers.contains("signup"))
    #expect(Set(offers).count == offers.count)
    #expect(!offers.contains("len("))
    #expect(!offers.contains("break") && !offers.contains("return"))
  }

  @Test(arguments: [
    ("cre|", "create "), ("create s|", "create service "), ("create  u|", "create  user "), ("sig|", "signup "),
    ("print 1; cre|", "print 1; create "), ("  cre|", "  create "), ("sandbox clock r|", "sandbox clock reset "),
    ("time cre|", "time create "), ("time create s|", "time create service "),
    ("time time auth st|", "time time auth start "), ("help create us|", "help create user "), ("hel|", "help "),
    ("try { create s|", "try { create service "), ("if true { cre|", "if true { create "),
    ("(sandbox p|", "(sandbox pin "), ("print (sandbox p|", "print (sandbox pin "),
    ("let x = cre|", "let x = create "), ("let x = create s|", "let x = create service "),
    ("$count = cre|", "$count = create "), ("repeat 3 { auth sta|", "repeat 3 { auth start "),
    ("for u in $rows { auth sta|", "for u in $rows { auth start "),
    ("expect error conflict { create s|", "expect error conflict { create service "),
    ("if true { print 1 } else { cre|", "if true { print 1 } else { create "),
    ("try { print 1 } catch { cre|", "try { print 1 } catch { create "),
    ("def f(a, b = 1) { cre|", "def f(a, b = 1) { create "), ("print $shop.name; cre|", "print $shop.name; create "),
    ("print 'a; b'; cre|", "print 'a; b'; create "), ("cre| service", "create service"),
    ("create s| CoffeeShop", "create service CoffeeShop"),
  ])
  func theWordsOfACommandAreCompleted(line: String, result: String) { #expect(bench.completed(line) == result) }

  @Test func aGroupOffersItsMembersEachOnceWithWhatItIs() {
    let candidates = bench.list("sandbox |").candidates
    #expect(candidates.map(\.text) == ["pin", "clock"])
    #expect(candidates.map(\.summary) == ["the PIN of a phone", "reset, advance"])
    #expect(bench.list("crea|").candidates == [CompletionCandidate("create", summary: "service, user")])
  }

  @Test func aCommandThatIsAGroupTooOffersBoth() {
    #expect(bench.offers("sandbox pin |") == ["set", "+37255555555", "+37256666666"])
    #expect(bench.offers("sandbox pin s|") == ["set"])
  }

  @Test(arguments: [
    ("auth start john@example.com --|", ["--method"]),
    ("login --password-|", ["--password-env", "--password-file"]),
    ("login --password-env HOME --|", ["--password-file", "--no-check"]),
    ("login --password-env=HOME --|", ["--password-file", "--no-check"]),
    ("login --no-check --n|", []),
    ("request GET / --header a:b --h|", ["--header"]),
    ("show users --|", ["--service", "--where", "--fields", "--sort"]),
    ("print -- --|", []), ("print '-|", []), ("time show users --s|", ["--service", "--sort"]),
  ])
  func optionsAreOfferedUntilTheyAreGiven(line: String, offers: [String]) { #expect(bench.offers(line) == offers) }

  @Test func optionsAreOfferedUnaskedWhereNoArgumentIsMissing() {
    #expect(bench.offers("create service |").isEmpty)
    #expect(bench.offers("create service A a.com |") == ["--unchecked"])
    #expect(bench.offers("login |") == ["--password-env", "--password-file", "--no-check"])
  }

  @Test(arguments: [
    ("use C|", "use CoffeeShop "), ("use 'C|", "use 'CoffeeShop' "), ("use \"C|", "use \"CoffeeShop\" "),
    ("use \"C|\"", "use \"CoffeeShop\" "), ("auth start jo|", "auth start john@example.com "),
    ("create user x +37256|", "create user x +37256666666 "),
    ("create user --service TeaHouse x +37256|", "create user --service TeaHouse x +37256666666 "),
    ("create user (keys($shop)) +37256|", "create user (keys($shop)) +37256666666 "),
    ("auth start x --method t|", "auth start x --method totp "),
    ("auth start x --method=t|", "auth start x --method=totp "),
    ("auth start x --method='t|", "auth start x --method='totp' "),
    ("login --no-check=t|", "login --no-check=true "), ("login --password-env H|", "login --password-env HOME "),
    ("set trac|", "set trace "), ("set trace of|", "set trace off "), ("set output nd|", "set output ndjson "),
    ("show users --sort ct|", "show users --sort ctime "),
    ("show users --fields id,ct|", "show users --fields id,ctime "), ("(use C|)", "(use CoffeeShop )"),
  ])
  func argumentsAreCompletedByTheirType(line: String, result: String) { #expect(bench.completed(line) == result) }

  @Test(arguments: [
    "auth verify x 12|", "create service C|", "unknown |", "unknown --|", "signup |", "print tr|",
    "set nothing |", "create \"s|",
  ])
  func nothingIsOfferedForSecretsAndForWhatIsUnknown(line: String) { #expect(bench.offers(line).isEmpty) }

  @Test(arguments: [
    ("run to|", "run tour.vgs "), ("run te|", "run tests/"), ("run tests/|", "run tests/a.vgs "),
    ("run .h|", "run .hidden "), ("run my|", "run 'my file.vgs' "), ("run \"my|", "run \"my file.vgs\" "),
    ("run 'te|", "run 'tests/"), ("print 1 > to|", "print 1 > tour.vgs "), ("print 1 >> to|", "print 1 >> tour.vgs "),
  ])
  func filesAreCompletedFolderByFolder(line: String, result: String) { #expect(bench.completed(line) == result) }

  @Test func hiddenFilesAreLeftOutUnlessAskedFor() {
    #expect(bench.offers("run |") == ["'my file.vgs'", "'tests/", "'tour.vgs'"])
  }

  @Test func namesThatNeedQuotesAreOfferedInThem() {
    var bench = bench
    bench.snapshot.services = ["Coffee Shop", "Coffeehouse", "O'Brien", "a$b", "#1", "tab\there", "-x"]
    #expect(bench.offers("use Cof|") == ["'Coffee Shop'", "'Coffeehouse'"])
    #expect(bench.completed("use O|") == "use \"O'Brien\" ")
    #expect(bench.completed("use 'O|") == "use \"O'Brien\" ")
    #expect(bench.completed("use \"a|") == "use \"a\\$b\" ")
    #expect(bench.completed("use '#|") == "use '#1' ")
    #expect(bench.completed("use ta|") == "use \"tab\\there\" ")
    #expect(bench.completed("use '-|") == "use '-x' ")
  }

  @Test(arguments: [
    ("els|", []), ("if true { print 1 } el|", ["else"]), ("if true { } else i|", ["if"]), ("try { } ca|", ["catch"]),
    ("let se|", ["secret"]), ("for x i|", ["in"]), ("for x in $rows { bre|", ["break"]), ("def f() { ret|", ["return"]),
    ("expect er|", ["error"]), ("expect error th|", ["throttled"]), ("expect error not-|", ["not-found"]),
    ("expect $count con|", ["contains"]), ("expect tr|", ["true"]), ("if true { bre|", []),
  ])
  func keywordsAreOfferedWhereTheyStand(line: String, offers: [String]) { #expect(bench.offers(line) == offers) }

  @Test(arguments: [
    ("print (le|", ["len("]), ("let n = le|", ["len("]), ("expect le|", ["len("]), ("le|", ["let"]),
    ("ke|", ["keys("]), ("print len(ke|", ["keys("]), ("let l = [1, ke|", ["keys("]), ("let r = {a: ke|", ["keys("]),
    ("print \"${ke|", ["keys("]), ("if not ke|", ["keys("]),
  ])
  func functionsAreOfferedInExpressions(line: String, offers: [String]) { #expect(bench.offers(line) == offers) }

  @Test(arguments: [
    "# cre|", "print 1 # cre|", "! cre|", "print 1 | cre|", "let x = ! cre|", "let cr|", "def cr|", "for cr|",
    "print 1|", "let n = 12|", "print (1)|", "print 'a'|", "{cr|",
  ])
  func nothingIsOfferedInCommentsShellTextAndNewNames(line: String) { #expect(bench.offers(line).isEmpty) }

  @Test func earlierLinesOfAnOpenConstructCount() {
    var bench = bench
    bench.snapshot.earlierLines = "for row in $rows {\n  let shop2 = create service A \\"
    #expect(bench.completed("a.com --unch|") == "a.com --unchecked ")
    bench.snapshot.earlierLines = "for row in $rows {"
    #expect(bench.completed("  create s|") == "  create service ")
    #expect(bench.offers("  brea|") == ["break"])
    bench.snapshot.earlierLines = "use \"Cof"
    #expect(bench.offers("fee|").isEmpty)
  }

  @Test func charactersBeforeTheCursorAreCountedInBytes() {
    #expect(bench.completed("print 'öäü 🙂'; cre|") == "print 'öäü 🙂'; create ")
    let list = PromptCompleter(bench.snapshot).complete("öcre", 1)
    #expect(list == CompletionList(replacing: 1..<1, with: []))
  }

  @Test(arguments: [-1, 5, Int.max]) func aCursorOutsideOfTheLineFindsNothing(cursor: Int) {
    #expect(PromptCompleter(bench.snapshot).complete("crea", cursor).candidates.isEmpty)
  }
}
