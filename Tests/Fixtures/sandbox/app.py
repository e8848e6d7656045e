"""A program as users of `requests` write them: registers a service with a user and verifies it."""

import os
import sys

import requests

url = os.environ["VERIGATOR_URL"] + "/v1/service/service"
session = requests.Session()
session.headers["X-Service-Auth"] = f"{os.environ['VERIGATOR_USERNAME']}:{os.environ['VERIGATOR_PASSWORD']}"


def call(method, address, **arguments):
    reply = session.request(method, address, timeout=60, **arguments)
    reply.raise_for_status()
    return reply.json()


service = call("POST", url, json={"fqdn": "coffeeshop.com", "name": "CoffeeShop"})
users = f"{url}/{service['id']}/users"
user = call("POST", users, json={"id_in_service": "john_doe", "phone_number": "+37255555555"})
auth = f"{users}/{user['id']}/auth"
call("POST", auth, json={"method": "sms"})
inbox = requests.get(os.environ["VERIGATOR_SANDBOX_URL"] + "/messages", timeout=60).json()
first = call("PUT", auth, json={"token": "wrong"})
second = call("PUT", auth, json={"token": inbox["messages"][0]["pin"]})
print(first["verified"], second["verified"])
sys.exit(0 if second["verified"] else 1)
