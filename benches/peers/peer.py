"""What every peer's program does: read the problem, solve it, print one line of JSON with its own seconds."""
import json, sys, time
from model import Problem, solve


def main(backend):
    path, seconds = sys.argv[1], float(sys.argv[2])
    only = int(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] != "all" else None
    gap = float(sys.argv[4]) if len(sys.argv) > 4 else 0.0
    start = time.perf_counter()
    problem = Problem(path)
    read = time.perf_counter() - start
    print(json.dumps({"read": read, **solve(problem, backend(gap), seconds, only)}))
