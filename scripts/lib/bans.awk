# Prints FILE:LINE: MESSAGE for what the rules of this code forbid. Knows Swift only as far as it must: comments and the
# text of literals are taken out first. What the linter can see (`!`, `try!`) is left to it.
#
# A line is let off by a comment on it or right above it that names the rule and the reason:
#   // check: allows wall-clock, the program's only clock is injected here

FNR == 1 {
  in_text = 0
  documented = 0
  allowance_above = ""
  in_tests = FILENAME ~ /^Tests\//
}

{
  allowance = $0 ~ /\/\/ check: allows / ? $0 : ""
  sub(/.*\/\/ check: allows /, "", allowance)
  comment = $0 ~ /\/\/.*(TODO|FIXME)/
  is_doc = $0 ~ /^ *\/\/\//
  code = strip($0)

  if (comment) report("to-do", "a note of something left to do: do it, or write an issue")
  if (code ~ /[^ ]/) {
    if (!in_tests) rules_of_sources()
    else rules_of_tests()
    rules_of_all()
  }

  # Attributes and conditions may stand between a comment and what it describes.
  if (code !~ /^ *(@|#if|#else)/ || is_doc) documented = is_doc
  allowance_above = code ~ /[^ ]/ ? "" : allowance
}

function rules_of_sources() {
  forbid("print", "(^|[^A-Za-z0-9_.])(print|debugPrint|dump)\\(", "only a Console writes text")
  if (FILENAME !~ /^Sources\/vgsh\//)
    forbid("exit", "(^|[^A-Za-z0-9_.])(Glibc\\.)?_?(exit|abort)\\(", "only the program itself ends the process")
  forbid("fatal-error", "(^|[^A-Za-z0-9_.])fatalError\\(", "report an error instead: input may lead here")
  if (FILENAME !~ /^Sources\/(vgsh\/|VgshApp\/Environment)/)
    forbid("environment", "ProcessInfo|getenv\\(|CommandLine\\.arguments", "environment and arguments are injected at the top")
  forbid("wall-clock", "[^A-Za-z0-9_]Date\\(\\)|Date\\.now|[^A-Za-z0-9_.]time\\(nil\\)|CLOCK_REALTIME|gettimeofday", "the time is injected at the top")
  if (code !~ /using:/)
    forbid("chance", "[A-Z][A-Za-z0-9]*\\.random\\(|\\.randomElement\\(|\\.shuffled\\(|UUID\\(\\)|getrandom|SystemRandomNumberGenerator", "chance is injected at the top")
  if (code ~ /^(package|public) .*(struct|enum|actor|class|protocol|func|typealias|macro) / && !documented)
    report("doc-comment", "a declaration that others use has no doc comment")
}

function rules_of_tests() {
  forbid("sleep", "(^|[^A-Za-z0-9_])(usleep|nanosleep|sleep)\\(", "a test waits for evidence, never for time")
}

function rules_of_all() {
  if (FILENAME !~ /^Sources\/(VgshTerminal|Verigator\/Curl)\//)
    forbid("unchecked", "@unchecked Sendable|nonisolated\\(unsafe\\)", "only the terminal and the transport's loop go round the compiler")
}

function forbid(rule, pattern, message) {
  # `func exit(` and `case exit(` declare one of our own.
  if (code ~ pattern && code !~ /(func|case) +(print|dump|exit|abort|sleep)\(/) report(rule, message)
}

function report(rule, message) {
  if (is_allowed(allowance, rule) || is_allowed(allowance_above, rule)) return
  printf "%s:%d: %s [%s]\n", FILENAME, FNR, message, rule
  found = 1
}

# An allowance counts only with its reason.
function is_allowed(text, rule) { return index(text, rule ", ") == 1 && length(text) > length(rule) + 12 }

# The line without comments and without what stands in literals.
function strip(line,   quotes, rest) {
  rest = line
  quotes = gsub(/"""/, "", rest)
  if (in_text) {
    if (quotes % 2) in_text = 0
    return ""
  }
  if (quotes % 2) {
    in_text = 1
    sub(/#*""".*/, "", line)
  }
  gsub(/#"([^"]|"[^#])*"#/, "\"\"", line)
  gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
  gsub(/`[^`]*`/, "name", line)
  sub(/\/\/.*/, "", line)
  return line
}

END { exit found }
