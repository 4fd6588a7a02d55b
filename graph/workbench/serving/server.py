"""Serving: one connection a thread, this computer alone, and no word on the terminal."""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import BoundedSemaphore, Event, Thread
from typing import Any

from graph.problems import UnusableFile
from graph.workbench.serving.answering import Answering
from graph.workbench.serving.guards import ADDRESS
from graph.workbench.serving.wire import TIMEOUT, Refused, Wire

MOST = 100
"""So many connections are open at once; a further one is closed."""
_LINGERS = 1.0
"""So many seconds what is still sent after a refusal is read and thrown away, or the refusal would be lost."""


class Server(ThreadingTCPServer):
    """Listens, and has answered what comes.

    Parameters
    ----------
    port : int
        0 for any that is free.
    host : str
        No other than this computer's own address.
    timeout : float
        So many seconds a request may take to come.

    Raises
    ------
    ValueError
        Where others than this computer could ask.
    UnusableFile
        Where the port is taken.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, port: int = 0, host: str = ADDRESS, timeout: float = TIMEOUT) -> None:
        if host != ADDRESS:
            raise ValueError(f"only {ADDRESS} is listened on: what is served is one person's own")
        self.patience = timeout
        self.answering: Answering | None = None
        self._room = BoundedSemaphore(MOST)
        self._ends = Event()
        try:
            super().__init__((host, port), Handler)
        except OSError as error:
            told = f"this port cannot be had: {error.strerror or error}; leave --port out"
            raise UnusableFile(f"{host}:{port}", told) from None

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What a browser opens; without the key."""
        return f"http://{ADDRESS}:{self.port}/"

    def serve(self, answering: Answering, idle: float | None = None) -> None:
        """Serve until the keyboard, a signal or ``shutdown`` ends it.

        Parameters
        ----------
        answering : Answering
        idle : float, optional
            End once nobody has done anything for so many seconds.
        """
        self.answering = answering
        Thread(target=self._tick, args=(answering, idle), daemon=True).start()
        try:
            self.serve_forever(poll_interval=0.2)
        finally:
            self._ends.set()
            answering.end()
            self.server_close()

    def _tick(self, answering: Answering, idle: float | None) -> None:
        while not self._ends.wait(1):
            answering.tick()
            if idle is not None and time.monotonic() - answering.active > idle:
                self.shutdown()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection in a thread of its own, if there is room for one."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that goes away is no error."""


class Handler(BaseRequestHandler):
    """Answers the requests of one connection, one after the other."""

    server: Server
    request: socket.socket

    def handle(self) -> None:
        """Read and answer, until either side has enough."""
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        wire = Wire(self.request, self.server.patience)
        answering = self.server.answering
        with suppress(OSError):  # the browser went away, or took too long
            while wire.lasts and answering is not None:
                try:
                    request = wire.request()
                except Refused as refused:
                    wire.answer(refused.response)
                    self._linger()
                    return
                if request is None:
                    return
                wire.answer(answering.respond(request))

    def _linger(self) -> None:
        """Read what is still sent, or the answer might be thrown away with it."""
        self.request.shutdown(socket.SHUT_WR)
        until = time.monotonic() + _LINGERS
        while (left := until - time.monotonic()) > 0:
            self.request.settimeout(left)
            if not self.request.recv(65_536):
                return
