"""Fills the disk under a sandbox's database, and looks whether it says so and goes on when there is room again.

full-disk.py VGSH FOLDER: the folder is a small file system of its own.
"""

import http.client
import json
import os
import subprocess
import sys

vgsh, folder = sys.argv[1], sys.argv[2]


def start():
    process = subprocess.Popen(
        [vgsh, "sandbox", "--port", "0", "--quiet", "--db", f"{folder}/sandbox.sqlite"],
        stdout=subprocess.PIPE,
        text=True,
    )
    line = process.stdout.readline()
    return process, http.client.HTTPConnection(line.split("//")[1].strip(), timeout=60) if line else None


def call(connection, method, path, body=None):
    connection.request(method, path, json.dumps(body) if body else None, {"X-Service-Auth": "sandbox:sandbox"})
    reply = connection.getresponse()
    return reply.status, json.loads(reply.read())


process, connection = start()
_, service = call(connection, "POST", "/v1/service/service", {"name": "CoffeeShop", "fqdn": "coffeeshop.com"})
users = f"/v1/service/service/{service['id']}/users"

with open(f"{folder}/ballast", "wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(b"x" * 4096)
    except OSError:
        pass

answered = []
refusals = 0
for number in range(20_000):
    status, reply = call(
        connection, "POST", users, {"id_in_service": f"{number}-" + "x" * 200, "phone_number": "+37255555555"}
    )
    if status == 201:
        answered.append(reply["id"])
    else:
        refusals += 1
        if status != 500 or "room" not in reply["message"]:
            sys.exit(f"status {status}: {reply}")
        if refusals == 10:
            break
print("refused" if refusals == 10 else "never refused")


def found():
    status, reply = call(connection, "GET", users)
    return status == 200 and set(answered) == {user["id"] for user in reply["users"]}


print("still read" if found() else "lost")
os.remove(f"{folder}/ballast")
status, reply = call(connection, "POST", users, {"id_in_service": "later", "phone_number": "+37255555555"})
answered.append(reply.get("id"))
print("written again" if status == 201 and found() else f"status {status}")
process.terminate()
print("ended", process.wait())

process, connection = start()
print("found again" if found() else "lost")
process.terminate()
process.wait()
