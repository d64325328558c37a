"""The main job on a synthetic regency, timed: import, one team, decree, memory. Prints figures, asserts nothing.

    cargo build --release -p rampak-cli
    python3 benches/measure.py PATH_TO_rampak [--n 12500] [--brief P07]

Standard library only; make_regency.py beside it needs openpyxl.
"""
import argparse, json, os, pathlib, resource, subprocess, sys, tempfile, time

here = pathlib.Path(__file__).parent


def call(program, office, *args):
    """Runs one command; answers its JSON, wall seconds, CPU seconds and peak memory in MiB (children together)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([program, "--file", office, "--json", *args], capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode not in (0, 3):
        sys.exit(f"{args}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout or "null"), wall, cpu, after.ru_maxrss / 1024


def line(what, wall, cpu, peak, note=""):
    print(f"| {what:<44} | {wall:7.2f} | {cpu:7.2f} | {peak:7.0f} | {note}", flush=True)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("program")
    args.add_argument("--n", type=int, default=12500)
    args.add_argument("--brief", default="P07")
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "regency")
        subprocess.run([sys.executable, here / "make_regency.py", "--n", str(args.n), "--seed", "7", "--out", data], check=True, stdout=subprocess.DEVNULL)
        files = sorted(str(path) for path in pathlib.Path(data).glob("*.xlsx"))
        office = os.path.join(folder, "kantor.rampak")
        print(f"{args.n} people, {os.cpu_count()} cores\n| {'what':<44} |  wall s |   CPU s | peak MiB | note")
        call(args.program, office, "init")
        report, *cost = call(args.program, office, "roster", "import", *files)
        line("import of all files", *cost, f"{sum(f['new'] for f in report['files'])} rows new, {os.path.getsize(office) / 2**20:.0f} MiB file")
        _, *cost = call(args.program, office, "roster", "import", *files)
        line("the same import again", *cost, "nothing changes")
        team, *cost = call(args.program, office, "formation", "propose", args.brief)
        line(f"one team ({args.brief}), whole command", *cost, f"{team['outcome']}, engine alone {team['elapsed']:.2f} s")
        call(args.program, office, "proposal", "approve", team["proposal"])
        draft, *cost = call(args.program, office, "decree", "draft", team["proposal"])
        line("decree drafted", *cost)
        _, *cost = call(args.program, office, "decree", "export", draft["decree"], "--pdf", f"{folder}/a.pdf", "--docx", f"{folder}/a.docx")
        line("PDF and DOCX exported", *cost)
        _, *cost = call(args.program, office, "decree", "issue", draft["decree"], "--number", "1/UJI", "--date", "2026-11-24")
        line("decree issued, ledger written", *cost)
        balance, *cost = call(args.program, office, "ledger", "balance")
        line("balances of everyone", *cost, f"sum {balance['sum']:.1e}")
        elapsed = []
        for brief in call(args.program, office, "brief", "list")[0]:
            answer = call(args.program, office, "formation", "propose", brief["brief"])[0]
            elapsed.append((answer["outcome"], answer["elapsed"]))
        proved = sorted(seconds for outcome, seconds in elapsed if outcome == "proved")
        print(f"\nall {len(elapsed)} briefs one by one: {len(proved)} proved, {len(elapsed) - len(proved)} impossible or other;"
              f" engine median {proved[len(proved) // 2]:.2f} s, largest {proved[-1]:.2f} s")


if __name__ == "__main__":
    main()
