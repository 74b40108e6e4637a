"""A long ledger, watched while it is screened; then fifty files at once.

usage: upload.py ADDRESS PID
"""

import http.client
import json
import sys
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

ROWS = 210_000
address = urlsplit(sys.argv[1])
pid = sys.argv[2]


def ask(method: str, path: str, body: bytes | None = None) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=120)
    connection.request(method, path, body, {"content-type": "application/octet-stream"})
    answer = connection.getresponse()
    told = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return told


def memory(name: str) -> int:
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith(name))


def ledger(rows: int) -> bytes:
    firms = ["Harmless Lamps", "Northfield Signs", "Beispiel Optik", "Example Imports", "Lakeside Security"]
    lines = ["Date,Supplier,Description,Amount"]
    for row in range(rows):
        firm = "Dahua Technology USA" if row % 997 == 0 else f"{firms[row % 5]} {row % 40_000}"
        lines.append(f"2026-03-{row % 28 + 1:02},{firm} Ltd,Invoice {row},{row % 5000}.50")
    return "\n".join(lines).encode()


def watch(place: str) -> dict:
    seen = set()
    while True:
        job = json.loads(ask("GET", place)[1])
        if job["rows"]:
            seen.add(job["rows"])
        if job["state"] not in ("waiting", "running"):
            job["seen"] = len(seen)
            return job
        time.sleep(0.2)


before = memory("VmRSS")
began = time.monotonic()
status, body, headers = ask("POST", "/api/v1/jobs?name=ledger.csv&as=federal-agency&action=buy", ledger(ROWS))
assert status == 202, (status, body)
sent = time.monotonic()
job = watch(headers["location"])
took = time.monotonic() - sent
assert job["state"] == "done" and job["rows"] == ROWS, job
print(f"a ledger of {ROWS} rows: sent in {sent - began:.1f} s, screened in {took:.1f} s, "
      f"progress told {job['seen']} times; memory {before} MB before, {memory('VmHWM')} MB at most; {job['counts']}")
began = time.monotonic()
page = json.loads(ask("GET", job["findings"] + "?answer=review&answer=prohibited&limit=50&text=dahua")[1])
print(f"a page of {len(page['results'])} findings of {page['total']}: {(time.monotonic() - began) * 1000:.0f} ms")
for report in job["reports"]:
    began = time.monotonic()
    status, body, _ = ask("GET", report)
    assert status == 200, (status, body)
    print(f"{report.rsplit('/', 1)[1]}: {len(body) / 1e6:.1f} MB in {time.monotonic() - began:.1f} s")
ask("DELETE", headers["location"])

answers, places, lock = Counter(), [], threading.Lock()


def hand_in(number: int) -> None:
    status, _, headers = ask("POST", f"/api/v1/jobs?name=file{number}.csv", ledger(5_000))
    with lock:
        answers[status] += 1
        if status == 202:
            places.append(headers["location"])
        elif "retry-after" not in headers:
            answers["without retry-after"] += 1


threads = [threading.Thread(target=hand_in, args=(number,)) for number in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
states = Counter(watch(place)["state"] for place in places)
print(f"fifty files at once: {dict(answers)}; {dict(states)}; memory {memory('VmHWM')} MB at most")
assert sum(answers[status] for status in (202, 503)) == 50, answers
assert set(states) == {"done"}, states
assert ask("GET", "/healthz")[0] == 200
