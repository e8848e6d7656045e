"""Measures vgsh beside its peers: rounds in turn, so that a slow moment of the machine strikes all of them.

Each row compares two figures of one round and takes the median of the rounds' ratios; the spread is theirs, too.
Only small modules are imported: a child process counts the memory of this one as its own until it has begun.
"""

import os
import re
import select
import signal
import sys
import time

REQUESTS = 5_000
LOOP = 1_000_000
TESTS = 10_000
LINES = 100_000
CROWD = 100_000, 10_000
FEW_COMMANDS, MANY_COMMANDS = 1_000, 100_000
CREDENTIALS = ("sandbox", "sandbox")


class Row:
    """One line of the table: a figure of vgsh and one of a peer in each round, and what their ratio may be."""

    def __init__(self, title, unit, peer, budget, at_least=False):
        self.title, self.unit, self.peer, self.budget, self.at_least = title, unit, peer, budget, at_least
        self.rounds = []

    def add(self, figure, peer_figure):
        self.rounds.append((figure, peer_figure))

    @property
    def ratios(self):
        return [figure / peer_figure for figure, peer_figure in self.rounds]

    @property
    def is_met(self):
        ratio = median(self.ratios)
        return ratio >= self.budget if self.at_least else ratio <= self.budget

    def cells(self):
        ratios = self.ratios
        return [
            self.title,
            f"{shown(median([figure for figure, _ in self.rounds]))} {self.unit}",
            f"{self.peer}: {shown(median([figure for _, figure in self.rounds]))} {self.unit}",
            f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
            f"{'≥' if self.at_least else '≤'} {self.budget:.1f}",
            "yes" if self.is_met else "MISSED",
        ]


class Limit(Row):
    """A line of a figure that has no peer, only a bound."""

    def __init__(self, title, budget, unit="s"):
        super().__init__(title, unit, "-", budget)

    def add_figure(self, figure):
        self.add(figure, 1)

    def cells(self):
        title, figure, _, ratio, budget, met = super().cells()
        return [title, figure, "-", ratio, f"{budget} {self.unit}", met]


def median(figures):
    ordered = sorted(figures)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def mean(figures):
    return sum(figures) / len(figures)


def shown(figure):
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}"


class Failure(Exception):
    """A program did not do what is to be measured."""


class Run:
    """A program that runs, and what it took: its own time, without that during which it was stopped."""

    def __init__(self, command, child, error_file):
        self.command, self.child, self.error_file = command, child, error_file
        self.seconds, self.processor_seconds, self.peak_memory = 0, 0, 0
        self.begin = time.perf_counter()

    def wait(self):
        """Waits for the program's end."""
        _, status, usage = os.wait4(self.child, 0)
        self.seconds += time.perf_counter() - self.begin
        self.processor_seconds = usage.ru_utime + usage.ru_stime
        self.peak_memory = usage.ru_maxrss / 1024
        if status != 0:
            with open(self.error_file, encoding="utf-8") as errors:
                reason = errors.read()
            raise Failure(f"{' '.join(self.command)} ended with {os.waitstatus_to_exitcode(status)}: {reason}")
        return self

    def has_ended_after(self, turn):
        """Lets the program go on for some seconds, and stops it then; true where it came to its end."""
        self.begin = time.perf_counter()
        os.kill(self.child, signal.SIGCONT)
        descriptor = os.pidfd_open(self.child)
        ended, _, _ = select.select([descriptor], [], [], turn)
        os.close(descriptor)
        if ended:
            self.wait()
            return True
        os.kill(self.child, signal.SIGSTOP)
        self.seconds += time.perf_counter() - self.begin
        return False


class Machine:
    """Runs programs in an empty home folder, and with nothing of the caller's settings."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            "HOME": folder, "VGSH_HOME": f"{folder}/vgsh", "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LANG": "C.UTF-8", "NO_PROXY": "127.0.0.1",
        }

    def path(self, name):
        return f"{self.folder}/{name}"

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def start(self, command, name="output"):
        """Starts a command, with its output in a file of that name."""
        errors = self.path(f"{name}-errors")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, self.path(name), flags, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o600),
        ]
        return Run(command, os.posix_spawn(command[0], command, self.environment, file_actions=actions), errors)

    def run(self, command):
        """Runs a command to its end."""
        return self.start(command).wait()

    def seconds(self, command):
        return self.run(command).seconds

    def text(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()


class Server:
    """A server that runs until it is stopped, and says in a line of its output where it answers."""

    def __init__(self, machine, command):
        self.machine = machine
        reader, writer = os.pipe()
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, writer, 1),
            (os.POSIX_SPAWN_OPEN, 2, machine.path("server-log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ]
        self.process = os.posix_spawn(command[0], command, machine.environment, file_actions=actions)
        os.close(writer)
        with os.fdopen(reader) as output:
            line = output.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            self.stop()
            raise Failure(f"{' '.join(command)} did not start: {line}{machine.text('server-log')}")
        self.url = found.group()

    def peak_memory(self):
        """The most memory it has had so far, in MiB."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s*(\d+) kB", status.read()).group(1)) / 1024

    def stop(self):
        os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)


class Sandbox(Server):
    """A served sandbox, in memory unless options say otherwise, and services on it."""

    def __init__(self, machine, vgsh, *options):
        super().__init__(machine, [vgsh, "sandbox", "--port", "0", "--quiet", *options])
        self.password_file = machine.write("password", CREDENTIALS[1] + "\n")
        self.services = 0

    def create_service(self):
        """A new service, so that the users of a round are as new to the server as those of the others."""
        self.services += 1
        body = f'{{"name": "Bench{self.services}", "fqdn": "bench{self.services}.example.com"}}'
        return self.id_of_reply("/v1/service/service", body)

    def create_user(self, service):
        return self.id_of_reply(f"/v1/service/service/{service}/users", user_body(0))

    def id_of_reply(self, path, body):
        self.machine.run([
            CURL, "-sS", "--fail-with-body", "-H", f"X-Service-Auth: {':'.join(CREDENTIALS)}",
            "-H", "Content-Type: application/json", "-d", body, self.url + path,
        ])
        return re.search(r'"id": ?"([^"]+)"', self.machine.text("output")).group(1)

    def vgsh_options(self):
        return ["--url", self.url, "--username", CREDENTIALS[0], "--password-file", self.password_file, "--quiet"]


CURL = "/usr/bin/curl"
WRK = "/usr/bin/wrk"


def user_name(number):
    return f"user{number}@example.com"


def phone(number):
    return f"+3725{number:07}"


def user_body(number):
    return f'{{"phone_number": "{phone(number)}", "id_in_service": "{user_name(number)}"}}'


def start_rows(machine, options):
    """How long it takes until the program has done next to nothing."""
    version = Row("start: --version", "ms", "curl --version", 1.5)
    command = Row("start: --ephemeral -c 'print 1'", "ms", "curl --version", 1.5)
    for _ in range(5 if options.quick else 40):
        curl = 1000 * machine.seconds([CURL, "--version"])
        version.add(1000 * machine.seconds([options.vgsh, "--version"]), curl)
        command.add(1000 * machine.seconds([options.vgsh, "--ephemeral", "-c", "print 1"]), curl)
    return [version, command]


PYTHON_REPLAY = """
import sys, requests
url, service, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
session = requests.Session()
session.headers["X-Service-Auth"] = "{credentials}"
for number in range(1, count + 1):
    body = {{"phone_number": f"+3725{{number:07}}", "id_in_service": f"user{{number}}@example.com"}}
    session.post(f"{{url}}/v1/service/service/{{service}}/users", json=body).raise_for_status()
""".format(credentials=":".join(CREDENTIALS))


def replay_rows(machine, options):
    """How many users a second one connection creates, from the program's start to its end."""
    count = REQUESTS // 10 if options.quick else REQUESTS
    beside_curl = Row(f"replay: {count:,} create user", "/s", "curl -K", 1.2, at_least=True)
    beside_requests = Row(f"replay: {count:,} create user", "/s", "Python requests", 4.0, at_least=True)
    python_script = machine.write("replay.py", PYTHON_REPLAY)
    vgsh_script = machine.write(
        "replay.vgs", "".join(f"create user {user_name(n)} {phone(n)}\n" for n in range(1, count + 1)))
    sandbox = Sandbox(machine, options.vgsh)
    try:
        for _ in range(2 if options.quick else 5):
            command = [options.vgsh, *sandbox.vgsh_options(), "--service", sandbox.create_service(), vgsh_script]
            vgsh = count / machine.seconds(command)
            config = machine.write("replay.curl", curl_config(sandbox.url, sandbox.create_service(), count))
            beside_curl.add(vgsh, count / machine.seconds([CURL, "-K", config]))
            command = [options.requests, python_script, sandbox.url, sandbox.create_service(), str(count)]
            beside_requests.add(vgsh, count / machine.seconds(command))
    finally:
        sandbox.stop()
    return [beside_curl, beside_requests]


def curl_config(url, service, count):
    requests = []
    for number in range(1, count + 1):
        body = user_body(number).replace('"', '\\"')
        requests.append(
            f'url = "{url}/v1/service/service/{service}/users"\n'
            f'header = "X-Service-Auth: {":".join(CREDENTIALS)}"\nheader = "Content-Type: application/json"\n'
            f'data = "{body}"\noutput = "/dev/null"\nsilent\nfail\n')
    return "next\n".join(requests)


# Names and numbers of its own for each thread: a conflict would be answered sooner than a new user.
WRK_SCRIPT = """
local threads, number = 0, 0
function setup(thread)
  threads = threads + 1
  thread:set("place", threads)
end
function request()
  number = number + 1
  local body = string.format(
    '{{"phone_number": "+372%d%07d", "id_in_service": "user%d-%d@example.com"}}', place, number, place, number)
  local fields = {{["X-Service-Auth"] = "{credentials}", ["Content-Type"] = "application/json"}}
  return wrk.format("POST", "{path}", fields, body)
end
"""


def users_per_second(machine, url, service, connections, seconds):
    """How many users wrk creates in a second, so many at a time."""
    path = f"/v1/service/service/{service}/users"
    script = machine.write("wrk.lua", WRK_SCRIPT.format(path=path, credentials=":".join(CREDENTIALS)))
    machine.run([WRK, "-t2", f"-c{connections}", f"-d{seconds}s", "-s", script, url])
    output = machine.text("output")
    if "Non-2xx" in output:
        raise Failure(f"the server refused requests of wrk: {output}")
    return float(re.search(r"Requests/sec: *([0-9.]+)", output).group(1))


def jobs_rows(machine, options):
    """What several files at a time gain: on the processors, beside a program in C, and where they wait."""
    files, count = 4, REQUESTS // (40 if options.quick else 4)
    replay = Row(f"replay: {files} files of {count:,}, --jobs {files}", "/s", f"wrk -t2 -c{files}", 0.5, at_least=True)
    waiting = Row(f"tests: {files} files that wait, --jobs {files}", "/s", "--jobs 1", 2.5, at_least=True)
    pauses = [machine.write(f"wait{file}.vgs", "sleep 50ms\nshow session\n" * 20) for file in range(files)]
    lines = "".join(f"create user {user_name(n)} {phone(n)}\n" for n in range(1, count + 1))
    test = [options.vgsh, "test", "--jobs"]
    sandbox = Sandbox(machine, options.vgsh)
    try:
        for _ in range(2 if options.quick else 5):
            scripts = [
                machine.write(f"jobs{file}.vgs", f"use {sandbox.create_service()}\n{lines}") for file in range(files)
            ]
            figure = files * count / machine.seconds([*test, str(files), *sandbox.vgsh_options(), *scripts])
            replay.add(figure, users_per_second(machine, sandbox.url, sandbox.create_service(), files, 2))
            figure = files / machine.seconds([*test, str(files), *pauses])
            waiting.add(figure, files / machine.seconds([*test, "1", *pauses]))
    finally:
        sandbox.stop()
    return [replay, waiting]


def tests_rows(machine, options):
    """How long it takes to run many tests that do nothing."""
    row = Limit(f"tests: a file of {TESTS:,} empty ones", 1.0)
    file = machine.write("tests.vgs", "".join(f'test "number {n}" {{\n}}\n' for n in range(TESTS)))
    for _ in range(2 if options.quick else 5):
        row.add_figure(machine.seconds([options.vgsh, "test", file]))
    return [row]


def check_rows(machine, options):
    """How long it takes to find that nothing is wrong with a long script, and to lay one out anew."""
    lines = LINES // 10 if options.quick else LINES
    rows = [Limit(f"check: {lines:,} lines", 1.0), Limit(f"fmt: {lines:,} lines", 1.0)]
    blocks = [
        f"create user {user_name(n)} {phone(n)}\n"
        f"let answer{n} =   auth start {user_name(n)} --method totp\n"
        f"expect $answer{n}.method == \"sms\", \"user {n}\"\n"
        f"if $answer{n}.fallback {{ print   \"fell back ${{{n} + 1}}\" }}\n"
        "\n"
        for n in range(1, lines // 5 + 1)
    ]
    for _ in range(2 if options.quick else 5):
        script = machine.write("long.vgs", "".join(blocks))
        rows[0].add_figure(machine.seconds([options.vgsh, "check", script]))
        rows[1].add_figure(machine.seconds([options.vgsh, "fmt", script]))
    return rows


def evaluator_rows(machine, options):
    """A loop of assignments; what each program takes for none of them is its start, and taken off."""
    row = Row(f"evaluator: {LOOP:,} assignments", "ms", "python3", 1.0)
    vgsh = [options.vgsh, "--ephemeral"]
    loop = machine.write("loop.vgs", f"let i = 0\nrepeat {LOOP} {{ $i = $i + 1 }}\nexpect $i == {LOOP}\n")
    none = machine.write("none.vgs", "let i = 0\nrepeat 0 { $i = $i + 1 }\nexpect $i == 0\n")
    python_loop = machine.write("loop.py", f"i = 0\nfor _ in range({LOOP}): i = i + 1\nassert i == {LOOP}\n")
    python_none = machine.write("none.py", "i = 0\nfor _ in range(0): i = i + 1\nassert i == 0\n")
    for _ in range(3 if options.quick else 11):
        row.add(
            1000 * (machine.seconds([*vgsh, loop]) - machine.seconds([*vgsh, none])),
            1000 * (machine.seconds([options.python, python_loop]) - machine.seconds([options.python, python_none])))
    return [row]


def memory_rows(machine, options):
    """The most memory that a whole tour with the embedded sandbox takes."""
    row = Row("peak memory: the tour", "MiB", "import requests", 1.5)
    for _ in range(2 if options.quick else 7):
        row.add(
            machine.run([options.vgsh, "--ephemeral", options.tour]).peak_memory,
            machine.run([options.requests, "-c", "import requests"]).peak_memory)
    return [row]


def flat_rows(machine, options):
    """What a command costs in a long script, beside what it costs in short ones.

    The long script and short ones of as many commands take turns, each stopped while the other runs, so that both meet
    the same moments of the machine. Each short script is paired with one of a single command, whose time is the
    start's and taken off. Processor time is the client's own.
    """
    many = MANY_COMMANDS // 10 if options.quick else MANY_COMMANDS
    elapsed = Row(f"time per command of {many:,}", "µs", f"of {FEW_COMMANDS:,}", 1.1)
    busy = Row(f"processor time per command of {many:,}", "µs", f"of {FEW_COMMANDS:,}", 1.1)
    sandbox = Sandbox(machine, options.vgsh)
    try:
        service = sandbox.create_service()
        command = f"show user {sandbox.create_user(service)}\n"
        vgsh = [options.vgsh, *sandbox.vgsh_options(), "--service", service]
        one, few, lots = [
            [*vgsh, machine.write(f"{count}.vgs", command * count)] for count in (1, FEW_COMMANDS, many)
        ]
        turn = machine.run(few).seconds  # not counted: the server's first requests are its slowest
        for _ in range(2):
            starts, shorts = [], []
            long = machine.start(lots, "long-output")
            try:
                while not long.has_ended_after(turn):
                    starts.append(machine.run(one))
                    shorts.append(machine.run(few))
            except BaseException:
                os.kill(long.child, signal.SIGKILL)
                raise
            for row, figure in ((elapsed, lambda run: run.seconds), (busy, lambda run: run.processor_seconds)):
                start = mean([figure(run) for run in starts])
                short = mean([figure(run) for run in shorts])
                row.add(1e6 * (figure(long) - start) / (many - 1), 1e6 * (short - start) / (FEW_COMMANDS - 1))
    finally:
        sandbox.stop()
    return [elapsed, busy]


def sandbox_rows(machine, options):
    """What judging and storing costs a server that has much to do."""
    connections, seconds = 64, 1 if options.quick else 3
    title = f"sandbox: create user, {connections} connections"
    rows = {
        "memory": Row(f"{title}, in memory", "/s", "a constant answer", 0.5, at_least=True),
        "disk": Row(f"{title}, on disk", "/s", "a constant answer", 0.3, at_least=True),
    }
    servers = {
        "constant": Server(machine, [options.constant]),
        "memory": Sandbox(machine, options.vgsh),
        "disk": Sandbox(machine, options.vgsh, "--db", machine.path("sandbox.sqlite")),
    }
    try:
        for _ in range(2 if options.quick else 5):
            constant = users_per_second(machine, servers["constant"].url, "x", connections, seconds)
            for place, row in rows.items():
                server = servers[place]
                row.add(users_per_second(machine, server.url, server.create_service(), connections, seconds), constant)
    finally:
        for server in servers.values():
            server.stop()
    return list(rows.values())


def crowd_rows(machine, options):
    """The most memory of a sandbox that has had many users and messages."""
    users, messages = (CROWD[0] // 100, CROWD[1] // 100) if options.quick else CROWD
    row = Limit(f"peak memory: {users:,} users, {messages:,} messages", 150, "MiB")
    sandbox = Sandbox(machine, options.vgsh)
    try:
        command = [options.vgsh, *sandbox.vgsh_options(), "--service", sandbox.create_service()]
        lines = "".join(f"create user {user_name(n)} {phone(n)}\n" for n in range(1, users + 1))
        machine.run([*command, machine.write("users.vgs", lines)])
        lines = "for user in (show users) {\n  auth start $user\n  $left = $left - 1\n  if $left == 0 { break }\n}\n"
        machine.run([*command, machine.write("messages.vgs", f"let left = {messages}\n{lines}")])
        row.add_figure(sandbox.peak_memory())
    finally:
        sandbox.stop()
    return [row]


GROUPS = {
    "start": start_rows, "replay": replay_rows, "jobs": jobs_rows, "tests": tests_rows, "check": check_rows,
    "evaluator": evaluator_rows,
    "memory": memory_rows, "flat": flat_rows, "sandbox": sandbox_rows, "crowd": crowd_rows,
}


class Options:
    """The command line: paths that scripts/bench gives, and what the user asked for."""

    def __init__(self, arguments):
        self.quick, self.groups = False, []
        arguments = list(arguments)
        while arguments:
            argument = arguments.pop(0)
            if argument in ("--vgsh", "--python", "--requests", "--tour", "--constant"):
                setattr(self, argument[2:], arguments.pop(0))
            elif argument == "--quick":
                self.quick = True
            elif argument in GROUPS:
                self.groups.append(argument)
            else:
                raise Failure(f"unknown argument '{argument}': there are --quick, {', '.join(GROUPS)}")
        self.groups = self.groups or list(GROUPS)


def print_table(rows):
    table = [["what", "vgsh", "beside", "ratio (spread)", "budget", "met"], *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    table.insert(1, ["-" * width for width in widths])
    for line in table:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")


def main():
    options = Options(sys.argv[1:])
    folder = f"/tmp/vgsh-bench-{os.getpid()}"
    os.mkdir(folder, 0o700)
    rows = []
    try:
        for group in options.groups:
            print(f"bench: measuring {group}", file=sys.stderr, flush=True)
            rows += GROUPS[group](Machine(folder), options)
    finally:
        for parent, folders, files in os.walk(folder, topdown=False):
            for name in files:
                os.unlink(f"{parent}/{name}")
            os.rmdir(parent)
    print_table(rows)
    return 0 if all(row.is_met for row in rows) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"bench: {failure}")
