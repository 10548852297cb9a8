#!/usr/bin/env python3
"""A small Google Cloud on the loopback, for tests that run the real gcloud.

It answers the calls gcloud makes for training jobs: ML Engine (create, get, list, cancel, labels), Vertex AI (create,
get, list, cancel), Cloud Storage (uploads, buckets, objects), Logging (reading), enabled APIs and accounts. It
validates as the services do and remembers every request. Waiting plays no part: a job walks through a list of states,
one step each time somebody looks at it, and has then run for ten minutes by its own account.

    with Emulator() as emulator:
        environment = os.environ | emulator.environment(directory)
        subprocess.run(["gcloud", "ml-engine", "jobs", "list", "--project=p"], env=environment)
        assert emulator.asked("GET /v1/projects/p/jobs")

What can go wrong on the way is a list of faults, `emulator.faults`; see Fault. By hand, in a shell:

    python3 emulator.py --port 8790 &
    eval "$(python3 emulator.py --port 8790 --config /tmp/gcloud --print-env)"
"""

import argparse
import contextlib
import dataclasses
import http.server
import math
import os
import re
import shlex
import socket
import socketserver
import struct
import sys
import threading
import time
import urllib.parse
from datetime import datetime, timezone

from services import Accounts, Answer, BUCKETS, Logging, MlEngine, Refusal, Request, Storage, VertexAi, routes_of


@dataclasses.dataclass
class Fault:
    """`what` goes wrong with `times` of the requests whose "METHOD /path" matches the regular expression `where`.

    The request is swallowed, unless `applied`: then it takes effect and only its answer goes wrong. A test that wants
    to act just between the two waits for `has_struck`, and sets `go_on` where a late answer need not be later.
    """

    where: str
    what: object                # a name in FAULTS, an HTTP status, an Answer, or one of LATE
    times: float = 1            # ALWAYS: without end
    after: int = 0              # so many pass first
    applied: bool = False
    seconds: float = 20         # of what is LATE
    seen: int = 0
    struck: list = dataclasses.field(default_factory=list)      # the requests that it went wrong with
    has_struck: threading.Event = dataclasses.field(default_factory=threading.Event, repr=False)
    go_on: threading.Event = dataclasses.field(default_factory=threading.Event, repr=False)

    def strikes(self, request):
        if not re.search(self.where, str(request)):
            return False
        self.seen += 1
        return self.after < self.seen <= self.after + self.times

    @property
    def is_late(self):
        return isinstance(self.what, str) and self.what in LATE

    def remember(self, request):
        self.struck.append(request)
        self.has_struck.set()

    def answer(self):
        if isinstance(self.what, int):
            return Refusal(self.what, f"emulated {self.what}").answer
        return self.what if isinstance(self.what, Answer) else FAULTS[self.what]


ALWAYS = math.inf
LATE = {                        # a right answer after a while, or none
    "slow": True,
    "stalled": False,
}
FAULTS = {                      # None hangs up without a word
    "drop": None,
    "reset": Answer(reset=True),
    "empty": Answer(body=b""),
    "truncated": Answer(body=b'{"jobId": "', missing=500),
    "malformed": Answer(body=b'{"jobId": "x", "state": '),
    "html": Answer(502, b"<html><title>502 Bad Gateway</title><body>try again later</body></html>", "text/html"),
}


class Emulator:
    """All services behind one port of 127.0.0.1, from `with` to the end of its block.

    The states are in ML Engine's words; Vertex AI has its own for them. So it is with the error of a job that failed,
    unless one is given.
    """

    def __init__(self, *, port=0, states=("QUEUED", "PREPARING", "RUNNING", "SUCCEEDED"), faults=(),
                 buckets=BUCKETS, error=None, page_size=100, now=lambda: datetime.now(timezone.utc),
                 tell=lambda text: None):
        self.ml = MlEngine(now, states, error, page_size)
        self.vertex = VertexAi(now, states, error, page_size)
        self.storage = Storage(now, buckets)
        self.logging = Logging(now, self.ml, self.vertex)
        self.accounts = Accounts()
        self.faults = list(faults)
        self.requests = []
        self.answered = []      # those whose answer has left, or whose connection is cut
        self._tell = tell       # is told of every request as it comes, and of what goes wrong with it
        self._routes = [way for service in (self.ml, self.vertex, self.storage, self.logging, self.accounts)
                        for way in routes_of(service)]
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._server = Server(("127.0.0.1", port), self)
        self._thread = None

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._close()

    def open(self):
        """Listens again after `shut`."""
        self._server.server_activate()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def shut(self):
        """Refuses every new connection from now on."""
        address = self._server.server_address
        self._close()
        self._server = Server(address, self)

    def _close(self):
        if self._thread:
            self._server.shutdown()
            self._thread.join()
        self._thread = None
        self._server.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def environment(self, config):
        """What sends gcloud here, without a login, and keeps it from talking; `config` is its own folder."""
        return gcloud_environment(self.address, config)

    def asked(self, where):
        """The requests so far whose "METHOD /path" matches."""
        with self._changed:
            return [request for request in self.requests if re.search(where, str(request))]

    def wait_for(self, where, timeout=60):
        """Waits for the first matching request and returns all there are."""
        with self._changed:
            return self._changed.wait_for(lambda: self.asked(where), timeout)

    def wait_for_answer(self, where, timeout=60):
        """Waits until a matching request has its answer, or its connection is cut; True when that is so."""
        with self._changed:
            return self._changed.wait_for(
                lambda: any(re.search(where, str(request)) for request in self.answered), timeout)

    def answer(self, request):
        """What to send back; None is to hang up."""
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()
            fault = next((fault for fault in self.faults if fault.strikes(request)), None)
            right = self._right_answer(request) if fault is None or fault.applied else None
            self._tell(f"{request}{f': {words_of(fault)}' if fault else ''}")
            if fault:
                fault.remember(request)
        if fault is None:
            return right
        if not fault.is_late:
            return fault.answer()
        self._wait_for(fault)
        if not LATE[fault.what]:
            return None
        with self._changed:
            return right or self._right_answer(request)

    def _wait_for(self, fault):
        end = time.monotonic() + fault.seconds
        while time.monotonic() < end and not self._ended.is_set() and not fault.go_on.wait(0.02):
            pass

    def note_answer(self, request):
        with self._changed:
            self.answered.append(request)
            self._changed.notify_all()

    def _right_answer(self, request):
        try:
            for method, pattern, function in self._routes:
                match = method == request.method and pattern.fullmatch(request.path)
                if match:
                    return Answer.of(function(request, *map(urllib.parse.unquote, match.groups())))
            raise Refusal(404, f"the emulator does not know {request}")
        except Refusal as refusal:
            return refusal.answer
        except Exception as bug:    # 4xx, as gcloud would repeat a 5xx for half a minute
            return Refusal(400, f"the emulator cannot answer {request}: {bug!r}").answer


def words_of(fault):
    """What goes wrong, in a few words."""
    what = fault.what if isinstance(fault.what, (int, str)) else f"{fault.what.status} {fault.what.body[:20]!r}"
    return f"{what}, applied" if fault.applied else str(what)


def gcloud_environment(address, config):
    return {
        "CLOUDSDK_CONFIG": str(config),
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": f"{address}/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM": f"{address}/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE": f"{address}/storage/v1/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_LOGGING": f"{address}/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_SERVICEUSAGE": f"{address}/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM": f"{address}/",
        "CLOUDSDK_AUTH_DISABLE_CREDENTIALS": "true",
        "CLOUDSDK_CORE_CHECK_GCE_METADATA": "false",
        "CLOUDSDK_CORE_DISABLE_PROMPTS": "1",
        "CLOUDSDK_CORE_DISABLE_FILE_LOGGING": "1",
        "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING": "1",
        "CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK": "1",
        "CLOUDSDK_SURVEY_DISABLE_PROMPTS": "1",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


# ---- the wire --------------------------------------------------------------------------------------------------------


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address, emulator):
        super().__init__(address, Connection, bind_and_activate=False)
        self.server_bind()      # the port is ours from now on; who connects before `server_activate` is refused
        self.emulator = emulator

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):      # one who hangs up early is no news
            super().handle_error(request, client_address)


class Connection(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1               # an answer leaves in one piece
    timeout = 60

    def do_GET(self):
        request = self._request()
        answer = self.server.emulator.answer(request)
        self.close_connection = answer is None or answer.missing > 0 or answer.reset
        if answer and answer.reset:
            self._reset()
        elif answer:
            self._send(answer)
        self.server.emulator.note_answer(request)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def _request(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(self.command, path, dict(urllib.parse.parse_qsl(query)), headers, body)

    def _send(self, answer):
        self.send_response(answer.status)
        headers = {"Content-Type": answer.type, "Content-Length": str(len(answer.body) + answer.missing)}
        for name, value in (headers | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
        with contextlib.suppress(OSError):      # it may not have waited
            self.wfile.flush()

    def _reset(self):
        """Closed with something unsaid and no patience, a connection ends in "connection reset by peer"."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, *_):
        pass


# ---- by hand ---------------------------------------------------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description="A small Google Cloud on 127.0.0.1, for gcloud to talk to.")
    parser.add_argument("--port", type=int, default=8790, help="0: any free one (default: %(default)s)")
    parser.add_argument("--lifetime", type=float, default=600, metavar="SECONDS", help="default: %(default)s")
    parser.add_argument("--config", default="gcloud-config", metavar="DIR", help="gcloud's own folder, for --print-env")
    parser.add_argument("--print-env", action="store_true", help="print what leads gcloud to that port, and end")
    arguments = parser.parse_args()
    if arguments.print_env:
        for name, value in gcloud_environment(f"http://127.0.0.1:{arguments.port}", arguments.config).items():
            print(f"export {name}={shlex.quote(value)}")
        return
    with Emulator(port=arguments.port) as emulator:
        print(f"listening on {emulator.address} for {arguments.lifetime:g} s", flush=True)
        try:
            threading.Event().wait(arguments.lifetime)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
