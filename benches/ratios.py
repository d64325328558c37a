"""Ours beside other solvers on the same problems, each run in a process of its own, one after the other.

    cargo build --release -p rampak-cli -p rampak-tests --bins
    python3 benches/ratios.py target/release --peers PEERS/bin/python [--jobs one,ten,...] [--seconds 60] [--data FOLDER] [--json FILE]

PEERS is an environment with benches/peers/requirements.txt; without --peers only ours is measured. FOLDER keeps the
regencies made. Times of ours are of the whole command (file opened, eligibility, all criteria, tie-break, chances, proposal
kept) and, as `engine`, of the engine alone; times of a peer leave out Python's start and the reading of the problem.
Memory is the largest process of the run. Asserts nothing.
"""
import argparse, ctypes, json, os, pathlib, random, signal, subprocess, sys, tempfile, time

here = pathlib.Path(__file__).parent


class Run:
    """A process to its end: its last line of JSON, wall and CPU seconds, peak MiB of its largest process."""

    def __init__(self, command, limit=None, cancel_after=None):
        with tempfile.TemporaryFile() as out:
            start = time.perf_counter()
            child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL, start_new_session=True)
            asked = None
            while True:
                pid, status, used = os.wait4(child.pid, os.WNOHANG)
                now = time.perf_counter()
                if pid:
                    break
                if cancel_after is not None and asked is None and now - start >= cancel_after:
                    os.kill(child.pid, signal.SIGINT)
                    asked = time.perf_counter()
                if limit is not None and now - start > limit:
                    os.killpg(child.pid, signal.SIGKILL)
                time.sleep(0.002)
            child.returncode = os.waitstatus_to_exitcode(status)
            self.code, self.wall = child.returncode, now - start
            self.latency = None if asked is None else now - asked
            while asked is not None and alive(child.pid):
                self.latency = time.perf_counter() - asked
                time.sleep(0.002)
            self.cpu, self.peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
            self.bury()
            out.seek(0)
            text = out.read().decode()
        try:
            self.answer = json.loads(text)
        except ValueError:
            lines = [line for line in text.splitlines() if line.startswith("{")]
            self.answer = json.loads(lines[-1]) if lines else None


    def bury(self):
        """Children of the child that it did not wait for have come to us; their share counts as well."""
        while True:
            try:
                _, _, used = os.wait4(-1, 0)
            except ChildProcessError:
                return
            self.cpu, self.peak = self.cpu + used.ru_utime + used.ru_stime, max(self.peak, used.ru_maxrss / 1024)


def alive(group):
    """A member of the process group that is not just waiting to be buried (Linux)."""
    for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = entry.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            return True
    return False


def readable(folder):
    """The workbooks of a regency; of those with more rows than an office may import in one file, sheets in parts."""
    import openpyxl

    paths, most = [], 90_000
    for path in sorted(folder.glob("*.xlsx")):
        sheets = {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(path, read_only=True)}
        if max(map(len, sheets.values())) <= most:
            paths.append(path)
            continue
        for title, (head, *rows) in sheets.items():
            for at in range(0, len(rows), most):
                part = folder / "parts" / f"{path.stem}-{title}-{at // most}.xlsx"
                part.parent.mkdir(exist_ok=True)
                book = openpyxl.Workbook(write_only=True)
                sheet = book.create_sheet(title)
                for row in [head, *rows[at : at + most]]:
                    sheet.append(row)
                book.save(part)
                paths.append(part)
    return paths


class Bench:
    def __init__(self, args):
        self.args, self.told = args, []
        self.data = pathlib.Path(args.data or tempfile.mkdtemp())
        self.data.mkdir(parents=True, exist_ok=True)
        self.rampak = pathlib.Path(args.bins).resolve() / "rampak"

    def office(self, people, projects=None):
        """An office file with this regency imported; made once for each folder."""
        name = f"r{people}" + (f"-{projects}" if projects else "")
        file, files = self.data / f"{name}.rampak", self.data / name
        if not file.exists():
            if not (files / "truth.json").exists():
                more = ["--projects", str(projects)] if projects else []
                python = self.args.peers or sys.executable
                subprocess.run([python, here / "make_regency.py", "--n", str(people), "--seed", "7", "--compact", "--out", files, *more], check=True, stdout=subprocess.DEVNULL)
            self.call(file, "init")
            done = self.call(file, "roster", "import", *readable(files))
            unread = [of["file"] for of in (done.answer or {}).get("files", []) if of["kind"] == "unknown"]
            if done.code or unread:
                file.unlink()
                sys.exit(f"import of {name} failed: {unread}")
        return file

    def call(self, file, *args, **more):
        return Run([self.rampak, "--file", file, "--json", *args], **more)

    def codes(self, file):
        return [brief["code"] for brief in self.call(file, "brief", "list").answer]

    def line(self, job, who, run, seconds, said, **more):
        self.told.append({"job": job, "who": who, "seconds": seconds, "wall": run.wall, "cpu": run.cpu, "peak": run.peak, "said": said, **more})
        print(f"| {job:<28} | {who:<26} | {seconds:8.2f} | {run.cpu:8.2f} | {run.peak:7.0f} | {said}", flush=True)
        if self.args.json:
            pathlib.Path(self.args.json).write_text(json.dumps(self.told, indent=1))

    def ours(self, job, run):
        answer = run.answer or {}
        if "outcome" not in answer:
            self.line(job, "rampak", run, run.wall, f"no answer, code {run.code}")
            return None
        figures = {c["name"]: c["best"] for c in answer["criteria"]}
        said = f"{answer['outcome']}" + (f", gap {answer['gap']:.4%}" if answer["gap"] else "")
        if "teams" in answer:
            said += f", {len(answer['teams'])} teams, {sum(len(t['team']) for t in answer['teams'])} seats, {len(answer['unfilled'])} not filled"
        said += "".join(f", {name} {value:.4f}" for name, value in figures.items())
        self.line(job, "rampak, whole command", run, run.wall, said, figures=figures)
        self.line(job, "rampak, engine", run, answer["elapsed"], "eligibility, all criteria, tie-break, chances", figures=figures)
        return answer

    def peers(self, job, file, codes, stages="all", gap=0.0, who=("cpsat", "highs", "scip")):
        """The same briefs for each peer, for so many seconds."""
        if not self.args.peers or not codes:
            return
        problem = self.data / "problem.json"
        with open(problem, "w") as out:
            subprocess.run([self.rampak.parent / "dump", str(file), *codes], check=True, stdout=out)
        for name in who:
            seconds = self.args.seconds
            run = Run([self.args.peers, here / "peers" / f"{name}.py", problem, seconds, stages, gap], limit=2 * seconds + 60)
            answer = run.answer
            if answer is None:
                self.line(job, name, run, run.wall, f"nothing; killed after {run.wall:.0f} s" if run.code == -9 else f"failed, code {run.code}")
                continue
            show = lambda s: f"{s['criterion']} {s['state']}" + (f" {s['value']:.4f} (bound {s['bound']:.4f}) in {s['seconds']:.1f} s" if s.get("value") is not None else "")
            self.line(job, name, run, answer["seconds"], f"{answer['columns']} columns, built in {answer['build']:.1f} s; " + "; ".join(map(show, answer["stages"])), stages=answer["stages"])

    # ---- jobs
    def one(self):
        file = self.office(self.args.n)
        found = self.ours("one team", self.call(file, "formation", "propose", self.args.brief))
        if found and found["proposal"]:
            self.peers("one team", file, [self.args.brief])

    def many(self, job, file, codes, gap):
        """All at once; answers the briefs that were filled."""
        limits = ["--gap", str(gap), "--seconds", "180"]
        answer = self.ours(job, self.call(file, "formation", "portfolio", *(codes or ["--all"]), *limits, limit=300))
        return [team["brief"] for team in answer["teams"]] if answer else []

    def ten(self):
        file = self.office(self.args.n)
        everyone = ("cpsat", "highs", "scip")
        filled = self.many("ten teams", file, self.codes(file)[:10], 0.0)
        self.peers("ten teams, fit to 1 %", file, filled, stages=1, gap=0.01, who=everyone)
        self.peers("ten teams", file, filled, who=everyone)

    def fifty(self):
        file = self.office(self.args.n)
        filled = self.many("fifty teams, to 1 %", file, None, 0.01)
        self.many("fifty teams, to the end", file, None, 0.0)
        self.peers("fifty teams, fit to 1 %", file, filled, stages=1, gap=0.01, who=("cpsat", "highs"))
        self.peers("fifty teams, to 1 %", file, filled, gap=0.01, who=("cpsat", "highs"))

    def twohundred(self):
        self.many("200 teams of 100,000, to 2 %", self.office(100_000, 200), None, 0.02)

    def scarce(self):
        file = self.office(1_000, 50)
        filled = self.many("scarce, to 1 %", file, None, 0.01)
        self.peers("scarce, to 1 %", file, filled, gap=0.01, who=("highs",))

    def questions(self):
        file = self.office(self.args.n)
        made = self.call(file, "formation", "propose", self.args.brief).answer
        run = self.call(file, "proposal", "alternatives", made["proposal"], "--count", "6")
        self.line("six alternatives", "rampak, whole command", run, run.wall, f"{len((run.answer or {}).get('proposals', []))} proposals, code {run.code}")
        on = {member["nip"] for member in made["team"]}
        rows = self.call(file, "roster", "list").answer["rows"]
        asked, worst = [row["nip"] for row in rows if row["nip"] not in on][:12], None
        for nip in asked:
            run = self.call(file, "proposal", "why-not", nip, made["proposal"])
            worst = run if worst is None or run.wall > worst.wall else worst
        self.line("why not, slowest of 12", "rampak, whole command", worst, worst.wall, (worst.answer or {}).get("verdict", "?"))
        for code in self.codes(file):
            run = self.call(file, "formation", "propose", code, "--gap", "1")
            if run.answer and run.answer["outcome"] == "infeasible":
                self.line("conflict and repairs", "rampak, whole command", run, run.wall, f"{code}: {len(run.answer['conflict'])} rules, {len(run.answer['relaxations'])} repairs")
                break

    def cancel(self):
        file, late = self.office(self.args.n), []
        codes, dice = self.codes(file), random.Random(7)
        for _ in range(20):
            run = self.call(file, "formation", "portfolio", "--all", cancel_after=dice.uniform(0.05, 8.0), limit=120)
            if run.latency is not None:
                late.append((run.latency, run))
        late.sort(key=lambda of: of[0])
        if late:
            self.line("cancel, slowest", "rampak, whole command", late[-1][1], late[-1][0], f"{len(late)} times, median {late[len(late) // 2][0]:.3f} s, until no process is left")

    def lottery(self):
        for people, seats in ((1_000, 20), (12_500, 20)):
            job, folder = f"lottery, {people} people", self.data / f"pool{people}"
            folder.mkdir(exist_ok=True)
            pool = folder / "pool.json"
            python = self.args.peers or sys.executable
            pool.write_bytes(subprocess.run([python, here / "peers" / "lottery.py", str(people), str(seats)], check=True, capture_output=True).stdout)
            run = Run([self.rampak.parent / "exchange", folder, self.data / f"drawn{people}", "--seconds", "120"], limit=200)
            drawn = self.data / f"drawn{people}" / "pool.json"
            said = "no answer"
            if drawn.exists():
                answer, chance = json.loads(drawn.read_text()), {}
                for panel in answer.get("panels", []):
                    for person in panel["members"]:
                        chance[person] = chance.get(person, 0.0) + panel["p"]
                said = f"leximin, {len(answer.get('panels', []))} teams, smallest chance {min(chance.values(), default=0):.6f} of {len(chance)} people"
            self.line(job, "rampak, whole command", run, run.wall, said)
            if people == 1_000 and self.args.peers:
                for objective in ("maximin", "nash"):
                    peer = Run([self.args.peers, here / "peers" / "sortition.py", pool, objective], limit=self.args.lottery_seconds)
                    done = peer.answer
                    self.line(job, f"sortition, {objective}", peer, done["seconds"] if done else peer.wall,
                              f"{done['panels']} teams, smallest chance {done['smallest']:.6f}" if done else f"nothing in {peer.wall:.0f} s, killed" if peer.code == -9 else f"failed, code {peer.code}")

    def growth(self):
        for people in self.args.growth:
            file = self.office(people)
            codes = self.codes(file)
            runs = [self.call(file, "formation", "propose", code) for code in codes[:12]]
            proved = sorted((run for run in runs if run.answer and run.answer["outcome"] == "proved"), key=lambda run: run.answer["elapsed"])
            if proved:
                run = proved[len(proved) // 2]
                self.line("growth: one team, median", f"{people}", run, run.answer["elapsed"], f"engine; {len(proved)} of {len(runs)} briefs proved", people=people)
            run = self.call(file, "formation", "portfolio", *codes[:10], "--gap", "0.01", "--seconds", "120", limit=200)
            if run.answer and "outcome" in run.answer:
                filled = len(run.answer["teams"])
                self.line("growth: up to ten teams, 1 %", f"{people}", run, run.answer["elapsed"], f"engine; {run.answer['outcome']}, {filled} teams of {len(codes[:10])} briefs", people=people)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("bins")
    args.add_argument("--peers")
    args.add_argument("--n", type=int, default=12_500)
    args.add_argument("--brief", default="P07")
    args.add_argument("--jobs", default="one,ten,fifty,scarce,questions,cancel,lottery,growth,twohundred")
    args.add_argument("--seconds", type=float, default=60)
    args.add_argument("--lottery-seconds", type=float, default=400)
    args.add_argument("--growth", type=int, nargs="+", default=[1_000, 3_000, 12_500, 40_000])
    args.add_argument("--data")
    args.add_argument("--json")
    bench = Bench(args.parse_args())
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: orphans of a run come to this process
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n| {'job':<28} | {'who':<26} |  seconds |    CPU s | peak MB | said")
    for job in bench.args.jobs.split(","):
        getattr(bench, job)()


if __name__ == "__main__":
    main()
