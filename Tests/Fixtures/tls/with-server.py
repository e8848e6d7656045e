"""Runs a program beside an HTTPS server on loopback whose certificate nobody but itself has signed.

    with-server.py FOLDER PROGRAM ARGUMENT…

Key and certificate are made in the folder; `{port}` and `{certificate}` in an argument stand for what they are here.
The server answers every GET with `{"safe": true}`. Ends with the program's status.
"""

import http.server
import ssl
import subprocess
import sys
import threading

folder, program, arguments = sys.argv[1], sys.argv[2], sys.argv[3:]
certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
     "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
    check=True, capture_output=True)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = b'{"safe": true}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that turns away is what some tests are about."""


server = Server(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
known = {"port": server.server_port, "certificate": certificate}
sys.exit(subprocess.run([program] + [argument.format(**known) for argument in arguments]).returncode)
