"""Start of the window to its first painted page, and the memory of all its processes. Prints figures, asserts nothing.

    cargo build --release -p rampak-desktop          (after npm run build in ui/)
    python3 benches/start.py PATH_TO_rampak-desktop OFFICE_FILE [--runs 5]

Linux with Xvfb: the page is painted when the rail's dark green shows in a screenshot (imagemagick's `import`). A screen
without a GPU makes WebKit's default renderer slow, so it is switched off here; with it, add about 0.6 s and 100 MiB. Memory is the proportional set size of the process and its web processes.
"""
import argparse, os, pathlib, signal, statistics, subprocess, sys, tempfile, time

GREEN = (15, 60, 42)  # the rail; near enough is enough
WITHIN = 24


def painted(display):
    """True when the left edge of the screen shows the rail."""
    shot = subprocess.run(["import", "-silent", "-window", "root", "-crop", "1x1+60+500", "-depth", "8", "rgb:-"], env=dict(os.environ, DISPLAY=display), capture_output=True).stdout
    return len(shot) == 3 and all(abs(a - b) <= WITHIN for a, b in zip(shot, GREEN))


def family(root):
    """The process and all its children."""
    parent = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass
    members, grown = {root}, True
    while grown:
        more = {pid for pid, up in parent.items() if up in members} - members
        members, grown = members | more, bool(more)
    return members


def memory(pids):
    """PSS in MiB."""
    total = 0
    for pid in pids:
        try:
            total += sum(int(line.split()[1]) for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        except OSError:
            pass
    return total / 1024


def main():
    args = argparse.ArgumentParser()
    args.add_argument("program")
    args.add_argument("office")
    args.add_argument("--runs", type=int, default=5)
    args = args.parse_args()
    display = ":97"
    screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        times = []
        for _ in range(args.runs):
            with tempfile.TemporaryDirectory() as home:
                env = dict(os.environ, DISPLAY=display, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, NO_AT_BRIDGE="1", WEBKIT_DISABLE_DMABUF_RENDERER="1")
                start = time.perf_counter()
                window = subprocess.Popen([args.program, os.path.abspath(args.office)], env=env, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
                while not painted(display):
                    if time.perf_counter() - start > 60:
                        sys.exit("no page after 60 s")
                times.append(time.perf_counter() - start)
                time.sleep(3)
                used = memory(family(window.pid))
                window.send_signal(signal.SIGKILL)
                window.wait()
                time.sleep(1)
        print(f"start to first painted page: median {statistics.median(times):.2f} s of {', '.join(f'{t:.2f}' for t in times)}")
        print(f"memory three seconds later: {used:.0f} MiB (PSS, all processes)")
    finally:
        screen.terminate()


if __name__ == "__main__":
    main()
