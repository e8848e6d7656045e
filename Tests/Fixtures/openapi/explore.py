"""Serves a sandbox and lets schemathesis make the calls that its description allows, and many that it does not.

    explore.py VGSH PATHS

VGSH is the program, PATHS a regular expression of the paths to call. Prints what schemathesis found, and ends with 1
where it found anything.
"""

import pathlib
import subprocess
import sys
import tempfile

program, paths = sys.argv[1:]
# However this ends, the server does not outlive it by much.
server = subprocess.Popen(
    ["timeout", "100", program, "sandbox", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
)
try:
    url = server.stdout.readline().split()[-1]
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [
                pathlib.Path(sys.executable).with_name("schemathesis"),
                *["--config-file", pathlib.Path(__file__).with_name("schemathesis.toml"), "--no-color"],
                *["run", f"{url}/sandbox/openapi.json", "--header", "X-Service-Auth: sandbox:sandbox"],
                *["--include-path-regex", paths, "--max-examples", "12"],
                # The same calls in every run.
                *["--seed", "1", "--generation-deterministic"],
                # A slow machine is no finding.
                *["--suppress-health-check", "all", "--request-timeout", "60"],
            ],
            cwd=folder,
        )
finally:
    server.terminate()
    server.wait()
sys.exit(run.returncode)
