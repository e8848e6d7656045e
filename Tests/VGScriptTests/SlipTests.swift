import Testing

@testable import VGScript

@Suite("Slips")
struct SlipTests {
  @Test(
    "characters that look like others",
    arguments: [
      ("print «“»hello”", .curlyQuote),
      ("let x = «“»hello” + 1", .curlyQuote),
      ("print O«’»Brien", .curlyQuote),
      ("print a«\u{A0}»b", .invisibleCharacter),
      ("print«\u{A0}»b", .invisibleCharacter),
      ("let x =«\u{3000}»1", .invisibleCharacter),
      ("print a«\u{200B}»b", .invisibleCharacter),
      ("«\u{200B}»print a", .invisibleCharacter),
      ("print «\u{FEFF}»b", .invisibleCharacter),
      ("print a«\u{7}»b", .controlCharacter),
      ("print 'a«\u{1B}»[0m'", .controlCharacter),
      ("# a«\u{0}»", .controlCharacter),
      ("print a«\u{85}»b", .controlCharacter),
      ("print a«\r»print b", .controlCharacter),
      ("show users «—»json", .typographicDash),
      ("print a «\\  »\n b", .blankAfterBackslash),
    ] as [(String, SyntaxCode)])
  func characters(marked: String, code: SyntaxCode) {
    expectProblem(marked, code)
  }

  @Test("curly quotes and invisible blanks may stand in quotes and comments")
  func quotedCharacters() {
    expectProblems("print '“x”\u{A0}\u{200B}' \"don’t\" # it’s\u{A0}fine", [])
  }

  @Test(
    "words and options",
    arguments: [
      ("create user «o'brien» +372", .wordNeedsQuotes),
      ("print «a[0]b»", .wordNeedsQuotes),
      ("print «x.a(1)» c", .wordNeedsQuotes),
      ("print «x{y}»", .wordNeedsQuotes),
      ("print «$x[a]»", .wordNeedsQuotes),
      ("print «\"a\"b»", .wordsTouch),
      ("print «'a''b'» c", .wordsTouch),
      ("print «[1][0]»", .wordsTouch),
      ("print «(x)y»", .wordsTouch),
      ("a «-x» 5", .shortOption),
      ("a «-name»", .shortOption),
      ("a «--»_x".replacing("«--»_x", with: "«--_x»"), .badOption),
      ("a «--password_env» X", .badOption),
      ("a «--name:x»", .badOption),
      ("a «--5»", .badOption),
      ("a «---»", .badOption),
      ("a «--x=»", .emptyOptionValue),
      ("a «--x=» 5", .emptyOptionValue),
      ("«a{b: 1}»", .badCommandName),
      ("a «--x{b: 1}»", .badOption),
      ("print «\"$r[\"k\"]\"» a", .wordsTouch),
      ("a «<» file", .shellOperator),
      ("a b «&»", .shellOperator),
      ("a «&&» b", .shellOperator),
      ("a «||» b", .shellOperator),
      ("a b «>=» 3", .shellOperator),
      ("a «>&2»", .shellOperator),
      ("a b «>»", .missingFile),
      ("a > f «b»", .unexpectedText),
      ("a «|»", .missingShellText),
      ("«!»", .missingShellText),
      ("(a «|» jq)", .outputNotHere),
      ("print (a «>» f)", .outputNotHere),
      ("let x = a «>» f", .outputNotHere),
      ("$x «|» jq", .outputNotHere),
      ("«john@example.com» a", .badCommandName),
      ("«create-service» a", .badCommandName),
      ("«a.b»", .badCommandName),
      ("«a'b'»", .badCommandName),
      ("let x = «if» true", .keywordAsCommand),
      ("print («let» x)", .keywordAsCommand),
    ] as [(String, SyntaxCode)])
  func words(marked: String, code: SyntaxCode) {
    expectProblem(marked, code)
  }

  @Test(
    "expressions",
    arguments: [
      ("expect $x «=» 3", .singleEquals),
      ("if $x «=» 3 { a }", .singleEquals),
      ("expect $x «===» 3", .foreignOperator),
      ("expect $x «!==» 3", .foreignOperator),
      ("expect $x «<>» 3", .foreignOperator),
      ("expect $x «=~» 'a'", .foreignOperator),
      ("expect $x «&&» $y", .foreignOperator),
      ("expect $x «||» $y", .foreignOperator),
      ("expect «!»$x", .foreignOperator),
      ("expect $x «not» in $y", .foreignOperator),
      ("expect 1 < 2 «<» 3", .chainedComparison),
      ("expect $a == $b «==» $c", .chainedComparison),
      ("for x in 1..2«..»3 { a }", .chainedComparison),
      ("expect $x == «ok»", .unquotedText),
      ("expect $x == «john@example.com»", .unquotedText),
      ("expect $x == «+372555»", .unquotedText),
      ("expect $x == «/a/b»", .unquotedText),
      ("expect $x == «ünicode»", .unquotedText),
      ("expect «status» == 201", .unquotedText),
      ("expect «show» users", .unquotedText),
      ("for x in «show» users { a }", .unquotedText),
      ("print {a: «x», b: 1}", .unquotedText),
      ("print [1, «x y»]".replacing("«x y»", with: "«x» y"), .unquotedText),
      ("let x = len(«show» users)", .unquotedText),
      ("expect $x ==«»\n\"y\"", .expressionContinues),
      ("expect $x,«»\n\"y\"", .expressionContinues),
      ("expect $x == 3\n«and» $y == 4", .expressionContinues),
      ("expect $x\n«==» 4", .expressionContinues),
      ("let x = 3\n«+» 4", .expressionContinues),
      ("$x\n«.»y", .expressionContinues),
      ("let x = 3 and «»", .expectedExpression),
      ("let x = 1 + «;» a", .expectedExpression),
      ("if { }«»", .expectedBlock),
      ("expect «»", .expectedExpression),
      ("let x = («)»", .expectedExpression),
      ("let x = $x + «$»", .expectedExpression),
      ("let x = 1 + «not» $y", .notNeedsParentheses),
      ("let x = -«not» $y", .notNeedsParentheses),
      ("let x = 1 + «len» ($y)", .blankBeforeParenthesis),
      ("expect «len» ($y) == 3", .blankBeforeParenthesis),
      ("expect «${»$x} == 3", .bracedVariable),
      ("expect $x«.len»() == 3", .methodCall),
      ("expect $x«.»0 == 3", .badAccessor),
      ("expect $x«.»\"k\"", .badAccessor),
      ("expect $x «.»k", .blankBeforeAccessor),
      ("expect $x «[»0]", .blankBeforeAccessor),
      ("let x = [1 «2»]", .expectedComma),
      ("let x = f(1 «2»)", .expectedComma),
      ("let x = f(1, «)»", .expectedExpression),
      ("let x = [«,»]", .expectedExpression),
      ("let x = {a «=» 1}", .expectedKey),
      ("let x = {«1»: 2}", .expectedKey),
      ("let x = {a«}»", .expectedKey),
      ("let x = {a: 1, «a»: 2}", .duplicateKey),
      ("print {a: 1, b: 2, «\"a\"»: 2}", .duplicateKey),
      ("let x = (1«]»", .mismatchedBracket),
      ("let x = [1«)»", .mismatchedBracket),
      ("let x = «`»y`", .unexpectedCharacter),
      ("let x = 1«`»", .unexpectedText),
    ] as [(String, SyntaxCode)])
  func expressions(marked: String, code: SyntaxCode) {
    expectProblem(marked, code)
  }

  @Test(
    "numbers and escapes",
    arguments: [
      ("let x = «007»", .leadingZero),
      ("let x = «00.5»", .leadingZero),
      ("let x = 2024-«01»", .leadingZero),
      ("let x = «05s»", .leadingZero),
      ("let x = «9223372036854775808»", .numberTooLarge),
      ("let x = «1e999»", .numberTooLarge),
      ("let x = «99999999999999999999d»", .numberTooLarge),
      ("let x = «1.»", .badNumber),
      ("let x = «1.x»", .badNumber),
      ("let x = «1e»", .badNumber),
      ("let x = «.5»", .badNumber),
      ("let x = «10.0.0.1»", .badNumber),
      ("let x = «12:30»", .badNumber),
      ("let x = «5@x»", .badNumber),
      ("let x = «10sec»", .unknownUnit),
      ("let x = «1h30m»", .unknownUnit),
      ("let x = «1_000»", .unknownUnit),
      ("let x = «0x1F»", .unknownUnit),
      ("let x = «81213bfd-b690-499e»", .unknownUnit),
      (#"print "a«\d»b""#, .unknownEscape),
      (#"print "a«\/»b""#, .unknownEscape),
      ("print \"a«\\»\nb\"", .unknownEscape),
      (#"print "«\u00e9»""#, .badUnicodeEscape),
      (#"print "«\u{}»""#, .badUnicodeEscape),
      (#"print "«\u{D800}»""#, .badUnicodeEscape),
      (#"print "«\u{1234567}»""#, .badUnicodeEscape),
      (#"print "${«x» y} z" b"#, .unquotedText),
      (#"print "${«}»""#, .expectedExpression),
    ] as [(String, SyntaxCode)])
  func literals(marked: String, code: SyntaxCode) {
    expectProblem(marked, code)
  }

  @Test(
    "statements",
    arguments: [
      ("«x» = 5", .assignmentWithoutDollar),
      ("«x»=5", .assignmentWithoutDollar),
      ("«status» == 201", .comparisonAsCommand),
      ("let ok = «status» == 201", .comparisonAsCommand),
      ("let ok = («status» == 201)", .comparisonAsCommand),
      ("let «$x» = 5", .dollarInBinding),
      ("for «$x» in [1] { a }", .dollarInBinding),
      ("def f(«$x») { a }", .dollarInBinding),
      ("let «env» = 5", .reservedName),
      ("for «it» in [1] { a }", .reservedName),
      ("«$last» = 5", .reservedName),
      ("«$error».kind = 5", .reservedName),
      ("def f(«args») { a }", .reservedName),
      ("def f(a, «a») { a }", .duplicateParameter),
      ("let«»", .expectedName),
      ("let «5» = 5", .expectedName),
      ("let x«»", .expectedEquals),
      ("let x «5»", .expectedEquals),
      ("let x «==» 5", .expectedEquals),
      ("let x =«»", .expectedValue),
      ("let x =«»\n5", .expectedValue),
      ("for x «of» $y { a }", .expectedIn),
      ("if $x«»", .expectedBlock),
      ("if $x «print» a", .expectedBlock),
      ("while $x «do» { a }", .expectedBlock),
      ("if $x\n«{» a }", .braceOnOwnLine),
      ("if $x { a }\n«else» { b }", .continuationOnOwnLine),
      ("if $x { a } # c\n\n«else» if $y { b }", .continuationOnOwnLine),
      ("try { a }\n«catch» { b }", .continuationOnOwnLine),
      ("a\n«else» { b }", .continuationOnOwnLine),
      ("if $x { a } «elif» $y { b }", .elseIfSpelling),
      ("if $x { a } «elseif» $y { b }", .elseIfSpelling),
      ("try { a } catch «e» { b }", .catchTakesNothing),
      ("expect error «Not_found» { a }", .badErrorKind),
      ("expect error «'x'» { a }", .badErrorKind),
      ("expect error «404x» { a }", .badErrorKind),
      ("expect error conflict«»", .expectedBlock),
      ("test «pin» { a }", .expectedTestName),
      ("test «\"a $x\"» { a }", .expectedTestName),
      ("eventually within 1s «within» 2s { a }", .duplicateClause),
      ("def «5»() { a }", .expectedName),
      ("def f «{» a }", .expectedName),
      ("«}» a", .unexpectedCloser),
      ("a «)»", .unexpectedCloser),
      ("print a«]»", .unexpectedCloser),
      ("let x = 5 «6»", .unexpectedText),
      ("break «now»", .unexpectedText),
      ("if $x { a } «print» b", .unexpectedText),
      ("«&» a", .unexpectedCharacter),
      ("print { «p»rint a }".replacing("«p»rint a", with: "print «a»"), .expectedKey),
    ] as [(String, SyntaxCode)])
  func statements(marked: String, code: SyntaxCode) {
    expectProblem(marked, code)
  }

  @Test("what to type instead")
  func help() {
    func help(_ text: String) -> String? { parse(text).diagnostics.first?.help }
    #expect(help("create user o'brien") == "quote it: \"o'brien\"")
    #expect(help("print a\"b$c'") == "quote it: \"a\\\"b\\$c'\"")
    #expect(help("a --password_env X") == "options are written with '-': --password-env")
    #expect(help("a -json") == "options have two dashes: --json; to give it as text, quote it")
    #expect(help("expect $x == ok") == "text is \"ok\", a variable $ok, a command's value (ok)")
    #expect(help("let x = 2024-01-01") == "text needs quotes: \"2024-01-01\"")
    #expect(help("let x = $a && $b") == "write 'and'")
    #expect(help("expect $x.len() == 1") == "len is called as a function: len($value)")
  }
}
