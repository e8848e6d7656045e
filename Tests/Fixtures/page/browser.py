"""Chromium without a window, driven by chromedriver, with nothing but the standard library."""

import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

PATIENCE = 30  # seconds for whatever is waited for; a busy machine may need many of them


def call(method, url, body=None, headers={}):
    """Sends JSON and gives status and JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def started(arguments, pattern):
    """Starts a program, and waits for a line of it that fits a pattern. Gives the program and what the pattern found."""
    program = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in program.stdout:
        found = re.search(pattern, line)
        if found:
            return program, found[1]
    raise RuntimeError(f"{arguments[0]} ended before it was ready, with status {program.wait()}")


class Browser:
    def __enter__(self):
        self.driver, port = started(["chromedriver", "--port=0"], r"successfully on port (\d+)")
        arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        options = {
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        }
        self.base = f"http://127.0.0.1:{port}"
        try:
            session = self.send("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        except BaseException:
            self.driver.terminate()
            raise
        self.base += f"/session/{session['sessionId']}"
        return self

    def __exit__(self, *_):
        try:
            self.send("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()

    def send(self, method, path, body=None):
        status, reply = call(method, self.base + path, body if method != "POST" else body or {})
        if status != 200:
            raise RuntimeError(reply["value"].get("message", reply))
        return reply["value"]

    def open(self, url):
        self.send("POST", "/url", {"url": url})

    def run(self, script, *arguments):
        """What a script in the page returns; a promise is waited for."""
        return self.send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def devtools(self, command, **parameters):
        return self.send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self, kind):
        """What was logged since the last call."""
        return self.send("POST", "/se/log", {"type": kind})

    def wait(self, what, script, *arguments):
        """Waits until a script gives something true, and gives that."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.run(script, *arguments)
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"never came: {what}")
