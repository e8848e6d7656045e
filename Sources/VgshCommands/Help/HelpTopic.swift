import VGScript

/// Pages of `help` about the language rather than a command.
package enum HelpTopic: String, CaseIterable, Sendable {
  case expressions
  case functions
  case variables
  case control
  case errors
  case tests
  case scripts
  case sandbox = "trying-out"
  case exitStatus = "exit-status"

  /// One line for the list of topics.
  package var summary: String {
    switch self {
    case .expressions: "values, operators, text with variables in it"
    case .functions: "what can be called in an expression; 'help FUNCTION' explains one"
    case .variables: "let, assignment, $last, $error, $env, secrets"
    case .control: "if, for, while, def, try, expect, defer"
    case .errors: "the kinds of failure, and how to expect or catch them"
    case .tests: "test, setup, eventually, skip, fail"
    case .scripts: "running files, pipes and redirection"
    case .sandbox: "the server inside this program"
    case .exitStatus: "what the program ends with"
    }
  }

  /// The page as it is written; null for one that is made from what there is.
  package var page: String? {
    switch self {
    case .functions: nil
    case .expressions:
      """
      Values: null, true, false, 42, 2.5, 'text', "text", 250ms 10s 5m 2h 1d,
      [1, 2], {name: "CoffeeShop", tags: []}. JSON can be written as it is.

        1 + 2 * 3        - * / %        numbers; + also joins texts and lists
        == != < <= > >=                 compare; of one type, or with null
        and or not                      take true and false only
        $list contains 2, 2 in $list    a member; of texts, a part
        $text matches "^a.*z$"          a regular expression
        1..3                            the list [1, 2, 3]
        $user.id  $list[0]  $list[-1]   fields and items
        len($users)                     a function
        (show users)                    a command's result

      "Hello, $name" and "${1 + 1}" put values into text; 'text' has nothing
      special in it. A command takes words: an expression among them stands in
      parentheses, as in: print (1 + 1)

      """
    case .variables:
      """
        let name = "Jane"               binds in the current block
        let shop = create service Books books.com
        $name = "Joe"                   assigns to what is bound
        let secret pin = "1234"         is shown as a mark wherever it goes
        $record.field = 1               adds or changes a field

      $last is the last exchange with the server: method, url, status, headers,
      body, elapsed, attempts. $error is the last failure that was caught: kind,
      status, message. $env.HOME is an environment variable. $args are the
      arguments of a script, $script.file and $script.dir where it is.

      """
    case .control:
      """
        if $n > 1 { … } else if … { … } else { … }
        for user in (show users) { print $user.id }
        while … { … }     repeat 3 { … }     break     continue
        def greet(name, loud = false) { print "Hello, $name" }
        try { … } catch { print $error.message }
        expect $last.status == 201, "a message of your own"
        expect error conflict { create service Books books.com }
        defer { sandbox clock reset }   runs when the block ends, however it ends

      A statement ends with its line, or at ';'. '#' begins a comment.

      """
    case .errors:
      """
      A failure has a kind:

        invalid        400, 422, or an argument that its command refuses
        unauthorized   401                  not-found      404
        forbidden      403                  conflict       409
        throttled      429                  server         5xx
        unexpected     another status, or a reply that is not as documented
        network        no connection, or a broken one
        timeout        no reply in time; 'set timeout 60s' waits longer
        local          everything that failed without HTTP

      'expect error KIND { … }' or 'expect error 409 { … }' goes on only where
      the block fails like that. 'try { … } catch { … }' goes on with $error.
      At the prompt a failure is shown; in a script it ends the script.

      """
    case .tests:
      """
        test "a PIN expires" { … }      a block with a name of its own; where it
                                        fails, the other tests run all the same
        setup { … }                     runs before each later test, in its scope
        eventually { … }                repeats its block until nothing in it fails
        eventually within 30s every 1s { … }
        skip "no phone at hand"         leaves a test early
        fail "not reached"              fails it
        defer { … }                     runs when the test ends, however it ends

      'vgsh test PATH…' runs the .vgs files there, each in a session of its own on
      a fresh sandbox. While the sandbox's clock stands still, the pauses of
      'sleep' and 'eventually' move it instead of waiting.

      """
    case .scripts:
      """
        vgsh FILE.vgs [ARGS]            runs a script; it is checked whole first
        vgsh -c 'COMMAND'               runs commands
        run FILE [ARGS]                 from the prompt or a script: a fresh scope
        source FILE                     in the current scope

        show users > users.json         to a file; >> adds to it
        show users | grep jane          to a program of the system
        ! date                          a command of the system shell
        export services --to shops.env  whole or not at all

      A script reads no saved services and writes none, and talks to a sandbox of
      its own in memory unless it is told a URL.

      """
    case .sandbox:
      """
      Without a URL the shell talks to a server of its own: the whole API, with an
      inbox instead of a phone. Its account is 'sandbox', its password 'sandbox'.

        create service CoffeeShop coffeeshop.com
        create user john.doe@example.com +37255555555
        auth start john.doe@example.com
        sandbox inbox                   the SMS that was sent
        auth verify john.doe@example.com (sandbox pin +37255555555)
        sandbox clock advance 301s      whatever expires in 300 s has expired
        sandbox fault add --status 503  and now the API fails
        number start +37255555555       Number Verification: no service, no user
        sandbox device add +37255555555 an authenticator app: 'auth start' with
                                        '--method totp' asks for its code

      'vgsh sandbox' serves the same to programs in any language, 'vgsh sandbox
      exec -- COMMAND' runs one of them on a fresh server, and
      'sandbox status' tells the address of the one inside the shell.
      'connect https://api.verigator.com' goes to the real one.

      """
    case .exitStatus:
      """
        0    all well
        1    an expectation failed
        2    syntax, static check, or a script that cannot be read
        3    any other failure at run time
        64   wrong usage of the program
        130  interrupted

      Of several files it is the first that occurs in 130, 3, 2, 1, 0.
      'exit N' ends a script with N.

      """
    }
  }
}

extension HelpTopic {
  /// The page that explains a word of the language.
  init(_ keyword: Keyword) {
    switch keyword {
    case .let: self = .variables
    case .break, .continue, .def, .defer, .else, .for, .if, .repeat, .return, .while: self = .control
    case .catch, .expect, .try: self = .errors
    case .eventually, .fail, .setup, .skip, .test: self = .tests
    }
  }
}
