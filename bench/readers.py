#!/usr/bin/env python3
"""How long readers of /api/holdings wait: readers.py [ADDRESS] [READERS] [SECONDS].

Each reader asks again as soon as it has its answer, half of them with the tag of the last one. Run it against `salient serve` while `salient ingest` adds reports to the same database."""
import http.client
import sys
import threading
import time

address = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:5080"
readers = int(sys.argv[2]) if len(sys.argv) > 2 else 200
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
waits, errors, tags, unchanged = [], [], set(), []
end = time.monotonic() + seconds


def read(number):
    tag, connection = None, None
    while time.monotonic() < end:
        begun = time.monotonic()
        try:
            connection = connection or http.client.HTTPConnection(address, timeout=30)
            headers = {"Accept-Encoding": "gzip", **({"If-None-Match": tag} if tag and number % 2 else {})}
            connection.request("GET", "/api/holdings", headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status not in (200, 304):
                errors.append(answer.status)
            tag = answer.getheader("ETag")
            tags.add(tag)
            unchanged.append(answer.status == 304)
            waits.append(time.monotonic() - begun)
        except OSError as error:
            errors.append(repr(error))
            connection = None
        time.sleep(0.2)


threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
waits.sort()
print(f"{readers} readers, {len(waits)} answers ({sum(unchanged)} unchanged, {len(tags)} editions), {len(errors)} errors {errors[:3]}")
print("ms: median {:.0f}, p95 {:.0f}, p99 {:.0f}, longest {:.0f}".format(*(1000 * waits[min(len(waits) - 1, int(len(waits) * q))] for q in (0.5, 0.95, 0.99, 1))))
