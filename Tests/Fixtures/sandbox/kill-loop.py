"""Kills a sandbox that writes to a file, again and again, and looks afterwards for all that it had answered.

kill-loop.py VGSH DATABASE ROUNDS SEED: a second sandbox on the same file lives on, and writes too. Ends with 1 where an
answered id is lost.
"""

import http.client
import json
import random
import subprocess
import sys
import threading

vgsh, database, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)


class Sandbox:
    def __init__(self):
        self.process = subprocess.Popen(
            [vgsh, "sandbox", "--port", "0", "--quiet", "--db", database], stdout=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"the sandbox did not start: status {self.process.wait()}")
        self.connection = http.client.HTTPConnection(line.split("//")[1].strip(), timeout=60)

    def call(self, method, path, body=None):
        self.connection.request(
            method,
            path,
            json.dumps(body) if body else None,
            {"X-Service-Auth": "sandbox:sandbox", "Content-Type": "application/json"},
        )
        reply = self.connection.getresponse()
        return reply.status, json.loads(reply.read())

    def add_user(self, path, name):
        status, reply = self.call("POST", path, {"id_in_service": name, "phone_number": "+37255555555"})
        if status != 201:
            sys.exit(f"{name}: status {status}: {reply}")
        return reply["id"]

    def kill(self):
        self.process.kill()

    def end(self):
        self.process.terminate()
        if self.process.wait() != 0:
            sys.exit("the sandbox did not end well")


survivor = Sandbox()
_, service = survivor.call("POST", "/v1/service/service", {"name": "CoffeeShop", "fqdn": "coffeeshop.com"})
users = f"/v1/service/service/{service['id']}/users"
answered = []
for round_number in range(rounds):
    victim = Sandbox()
    killer = threading.Timer(chance.uniform(0, 0.05), victim.kill)
    killer.start()
    count = 0
    try:
        while True:
            answered.append(victim.add_user(users, f"{round_number}-{count}"))
            count += 1
    except (OSError, http.client.HTTPException):
        killer.join()
    victim.process.wait()
    answered.append(survivor.add_user(users, f"survivor-{round_number}"))
survivor.end()

witness = Sandbox()
status, reply = witness.call("GET", users)
found = {user["id"] for user in reply["users"]}
witness.end()
lost = [user for user in answered if user not in found]
print(f"{len(lost)} of {len(answered)} lost")
sys.exit(1 if lost else 0)
