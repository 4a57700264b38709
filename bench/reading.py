"""Readers of the reading room: how long its pages take, idle and while articles are added. Loopback only."""

from __future__ import annotations

import http.client
import json
import math
import socket
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.processes import start, stop

HOST = "127.0.0.1"
_PATIENCE = 60.0

Pages = dict[str, list[str]]
"""Addresses by kind of page; readers take them in turn."""


@dataclass
class Times:
    """Seconds that pages took, by kind of page, and how many requests failed."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failed: int = 0

    def summary(self, kind: str) -> str:
        """Median and 95th percentile of one kind of page, in milliseconds."""
        taken = sorted(self.seconds.get(kind, []))
        if not taken:
            return "no answer"
        high = taken[min(math.ceil(0.95 * len(taken)), len(taken)) - 1]
        return f"{1000 * statistics.median(taken):.0f} ms, {1000 * high:.0f} ms"


@contextmanager
def serving(record: Path) -> Iterator[tuple[int, float]]:
    """The port of a server for ``record`` and the seconds until its front page was answered first."""
    port = _free_port()
    began = time.perf_counter()
    process = start("--record", str(record), "serve", "--port", str(port))
    try:
        _await_front(process, port)
        yield port, time.perf_counter() - began
    finally:
        stop(process)


def pages_of(port: int) -> Pages:
    """Every kind of page: words that are there, different articles, and the speakers with most statements."""
    articles = [row["id"] for row in _json(port, "/api/articles")["rows"]]
    speakers = [row["id"] for row in _json(port, "/api/speakers")["rows"][:12]]
    outlets = [row["name"] for row in _json(port, "/api/outlets") if row["name"]][:6]
    told = [row["id"] for row in _json(port, "/api/statements?sort=tellings")["rows"]]
    newest = _json(port, "/api/statements?sort=newest")["rows"]
    said = [row["words"].split() for row in newest]
    words = sorted({max(each, key=len).strip("“”\"',.;:?!()") for each in said if each})
    return {
        "front page": ["/"],
        "search of everything": [f"/search?words={quote(word)}" for word in words] or ["/search?words=said"],
        "statements, all": ["/statements", "/statements?sort=newest", "/statements?sort=tellings&page=2"],
        "statement search": [f"/statements?words={quote(word)}" for word in words] or ["/statements"],
        "statements about one, told twice": [f"/statements?about={key}&independent=2" for key in speakers],
        "statement page": [f"/statements/{key}" for key in (*told[:20], *(row["id"] for row in newest[:20]))],
        "article search": [f"/articles?words={quote(word)}" for word in words] or ["/articles"],
        "article page": [f"/articles/{key}" for key in articles],
        "speakers": ["/speakers", "/speakers?page=2"],
        "speaker page": [f"/speakers/{key}" for key in speakers],
        "outlets": ["/outlets"],
        "outlet page": [f"/outlets/{quote(name)}" for name in outlets] or ["/outlets"],
        "comparison": ["/compare", *(f"/compare?speaker={key}" for key in speakers)],
        "review": ["/review"],
        "log": ["/log"],
        "about the record": ["/about"],
    }


def read_pages(port: int, pages: Pages, readers: int, seconds: int) -> Times:
    """``readers`` at once, each asking for one page a second, kinds of page in turn, for ``seconds``."""
    times, lock = Times(), threading.Lock()
    began = time.perf_counter() + 0.1
    threads = []
    for number in range(readers):
        visits = _visits(pages, number, seconds)
        threads.append(threading.Thread(target=_reader, args=(port, visits, began + number / readers, times, lock)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _visits(pages: Pages, number: int, count: int) -> list[tuple[str, str]]:
    """The pages of one reader, who begins elsewhere than the others do."""
    kinds = list(islice(cycle(pages), number, number + count))
    turn = number * count
    return [(kind, pages[kind][(turn + place) // len(pages) % len(pages[kind])]) for place, kind in enumerate(kinds)]


def _reader(port: int, visits: Sequence[tuple[str, str]], began: float, times: Times, lock: threading.Lock) -> None:
    for number, (kind, address) in enumerate(visits):
        # A page that takes longer than a second delays this reader alone.
        time.sleep(max(0.0, began + number - time.perf_counter()))
        asked = time.perf_counter()
        try:
            status = get(port, address)[0]
        except OSError:
            status = 0
        taken = time.perf_counter() - asked
        with lock:
            if status == http.client.OK:
                times.seconds.setdefault(kind, []).append(taken)
            else:
                times.failed += 1


def get(port: int, address: str) -> tuple[int, bytes]:
    """Status and body of one page, on a connection of its own."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _json(port: int, address: str) -> Any:
    return json.loads(get(port, address)[1])


def _await_front(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end and process.poll() is None:
        try:
            if get(port, "/")[0] == http.client.OK:
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"the reading room did not answer on port {port} within {_PATIENCE:.0f} seconds")


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listening:
        return int(listening.getsockname()[1])
