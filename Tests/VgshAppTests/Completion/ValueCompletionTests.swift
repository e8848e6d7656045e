import Testing
import VgshRuntime
import VgshTerminal

@testable import VgshApp

@Suite("Completion of variables and their fields") struct ValueCompletionTests {
  let bench = CompletionBench()

  @Test func variablesOfTheSessionComeBeforeThoseOfTheShell() {
    #expect(
      bench.offers("print $|") == ["$count", "$rows", "$shop", "$last", "$error", "$env", "$script", "$args"])
  }

  @Test(arguments: [
    ("print $co|", "print $count "), ("print $sh|", "print $shop"), ("print a$co|", "print a$count "),
    ("print \"x $co|", "print \"x $count"), ("print $shop.na|", "print $shop.name "),
    ("print $shop.ow|", "print $shop.owner"), ("print $shop.owner.|", "print $shop.owner.name "),
    ("print \"$shop.na|", "print \"$shop.name"), ("print ${$shop.na|", "print ${$shop.name "),
    ("print ($shop.na|", "print ($shop.name "), ("expect $shop.na|", "expect $shop.name "),
    ("$shop.na|", "$shop.name "), ("$shop.name = $shop.own|", "$shop.name = $shop.owner"),
    ("print $rows[0].|", "print $rows[0].id "), ("print $rows[-1].|", "print $rows[-1].id "),
    ("print $rows[$count].|", "print $rows[$count].id "), ("let x = $rows[1 - 1].|", "let x = $rows[1 - 1].id "),
    ("print $rows[1|", "print $rows[1]"), ("print $shop[\"E|", "print $shop[\"E-mail\"] "),
    ("print $shop['E|", "print $shop['E-mail'] "), ("print $env.H|", "print $env.HOME "),
    ("print $error.k|", "print $error.kind "), ("print $script.d|", "print $script.dir "),
    ("print $last.sta|", "print $last.status "), ("create user $shop.na|", "create user $shop.name "),
    ("print (show users)[0].ct|", "print (show users)[0].ctime "),
    ("print (create service A a.com).fq|", "print (create service A a.com).fqdn "),
    ("show users --where ($it.ct|", "show users --where ($it.ctime "),
    ("time show users --where (not ($it.ct|", "time show users --where (not ($it.ctime "),
    ("let n = {a: $shop.na|", "let n = {a: $shop.name "), ("print [$shop.na|", "print [$shop.name "),
    ("request GET /$shop.na|", "request GET /$shop.name "),
  ])
  func namesAndFieldsAreCompleted(line: String, result: String) { #expect(bench.completed(line) == result) }

  @Test func fieldsThatAreNoNamesAreOfferedInBracketsOnly() {
    #expect(bench.offers("print $shop.|") == ["id", "name", "owner"])
    #expect(bench.offers("print $shop[|") == ["\"id\"]", "\"name\"]", "\"E-mail\"]", "\"owner\"]"])
    #expect(bench.offers("print $rows[|") == ["0]", "1]"])
  }

  @Test func whatTheLineItselfBindsIsKnown() {
    #expect(bench.completed("let new = create service A a.com; print $new.fq|").hasSuffix("$new.fqdn "))
    #expect(bench.completed("let own = $shop.owner; print $own.|").hasSuffix("$own.name "))
    #expect(bench.completed("let shop = $shop.owner; print $shop.|").hasSuffix("$shop.name "))
    #expect(bench.completed("for user in (show users) { print $user.ct|").hasSuffix("$user.ctime "))
    #expect(bench.completed("for row in $rows { print $row.|").hasSuffix("$row.id "))
    #expect(bench.completed("def f(apple, pear = 1) { print $app|").hasSuffix("$apple "))
    #expect(bench.offers("for user in $rows { print 1 }; print $use|").isEmpty)
  }

  @Test func theLastExchangeIsKnownByItsValue() {
    var bench = bench
    bench.snapshot.lastExchange = ["status": 201, "body": ["verified": true]]
    #expect(bench.offers("expect $last.|") == ["status", "body"])
    #expect(bench.completed("expect $last.body.v|") == "expect $last.body.verified ")
  }

  @Test func theRowIsOfferedInAConditionOnly() {
    #expect(bench.offers("show users --where ($i|") == ["$it"])
    #expect(bench.offers("print ($i|").isEmpty)
  }

  @Test func summariesShowValuesButNoSecrets() {
    var bench = bench
    bench.snapshot.variables = [
      "pin": .secret(SecretText("hunter22")), "text": .text("one\ntwo"),
      "long": .text(String(repeating: "x", count: 99)),
      "rows": [1, 2, 3],
    ]
    let summaries = bench.list("print $|").candidates.prefix(4).map(\.summary)
    #expect(summaries == [String(repeating: "x", count: 40), "•••", "list of 3", "one\\ntwo"])
  }

  @Test(arguments: [
    "print '$sh|", "print \\$sh|", "print $nobody.|", "print $count.|", "print $shop.name.|", "print $1|",
  ])
  func nothingIsOfferedWhereNothingIsKnown(line: String) { #expect(bench.offers(line).isEmpty) }
}
