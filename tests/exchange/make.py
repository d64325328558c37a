#!/usr/bin/env python3
"""Makes instances of the exchange format, from trivial to too hard to prove in a minute. Same arguments, same files.

  python3 tests/exchange/make.py OUT [--seed 7]

Whatever must be possible is made around a hidden answer; `none-*` are impossible by construction.
"""
import json
import os
import random
import sys


def write(out, kind, name, people, **rest):
    senses = {"cover": ("min", "sum_person_cost"), "assign": ("max", "sum_fit"), "lottery": ("max", "leximin_selection_probability"),
              "mix": ("max", "sum_over_teams_of_distinct_units"), "affinity": ("max", "sum_j weight_j * (1 + sum_ik x_ij x_kj affinity_ik / T_j^2)/2")}
    sense, term = rest.pop("objective", senses[kind])
    instance = {"schema": "rampak-bench/1", "id": name, "kind": kind, "units": [], "competencies": [], "people": people, **rest,
                "objective": {"sense": sense, "term": term}, "source": {"note": "made by tests/exchange/make.py"}}
    with open(f"{out}/{name}.json", "w") as file:
        json.dump(instance, file)


def cover(out, dice, name, people, codes, share, each, unicost=False, size=None, levels=1, none=False):
    folk = [{"id": f"p{i}", "cost": 1 if unicost else dice.randint(1, 100),
             "competencies": {f"k{c}": dice.randint(1, levels) for c in range(codes) if dice.random() < share}} for i in range(people)]
    needs = []
    for c in range(codes):
        level = (levels + 1) // 2
        able = sum(p["competencies"].get(f"k{c}", 0) >= level for p in folk)
        needs.append({"competency": f"k{c}", "min_level": level, "min_people": able + 1 if none and c == 3 else min(each, able)})
    write(out, "cover", name, folk, projects=[{"id": "T", "team_size": size, "requirements": needs}])


def assign(out, dice, name, people, seats, tight, kind="c", sense="max", projects=3, none=False):
    """Loads and values as in the classes c to e of the generalised assignment problem."""
    load = [[dice.randint(5, 25) for _ in range(seats)] for _ in range(people)]
    if kind == "d":
        load = [[dice.randint(1, 100) for _ in range(seats)] for _ in range(people)]
        fit = [[111 - load[p][s] + dice.randint(-10, 10) for s in range(seats)] for p in range(people)]
        fit = [[max(1, 120 - value) for value in row] for row in fit]
    else:
        fit = [[dice.randint(10, 50) for _ in range(seats)] for _ in range(people)]
    holder = [dice.randrange(people) for _ in range(seats)]
    held = [sum(load[p][s] for s in range(seats) if holder[s] == p) for p in range(people)]
    mean = sum(sum(row) / seats for row in load) / people
    capacity = [max(held[p], round(tight * mean * seats / people)) for p in range(people)]
    if none:
        capacity = [min(min(row) - 1, value) if p else value for p, (row, value) in enumerate(zip(load, capacity))]
        capacity[0] = sum(load[0]) - 1
    names = [f"s{s}" for s in range(seats)]
    write(out, "assign", name, [{"id": f"p{p}", "capacity": capacity[p]} for p in range(people)],
          projects=[{"id": f"T{t}", "seats": names[t::projects]} for t in range(projects)], fit=fit, load=load, objective=(sense, "sum_fit"))


def seats(out, dice, name, people, count):
    """No loads: each person holds as many seats as their capacity says."""
    fit = [[round(100 * dice.random(), 1) for _ in range(count)] for _ in range(people)]
    write(out, "assign", name, [{"id": f"p{p}", "capacity": dice.choice([1, 1, 2])} for p in range(people)],
          projects=[{"id": "T", "seats": [f"s{s}" for s in range(count)]}], fit=fit, load=None)


def lottery(out, dice, name, people, size, attrs, slack, homes=0, none=False):
    folk = [{"id": f"p{p}", "attrs": {**{f"a{a}": f"v{min(values - 1, int(dice.expovariate(1.2 / 1)))}" for a, values in enumerate(attrs)},
                                      **({"home": f"h{dice.randrange(homes)}"} if homes else {})}} for p in range(people)]
    panel, used = [], set()
    for p in dice.sample(range(people), people):
        home = folk[p]["attrs"].get("home", p)
        if len(panel) < size and home not in used:
            panel.append(p)
            used.add(home)
    quotas = []
    for a, values in enumerate(attrs):
        for v in range(values):
            held = sum(folk[p]["attrs"][f"a{a}"] == f"v{v}" for p in panel)
            quotas.append({"attr": f"a{a}", "value": f"v{v}", "min": max(0, held - slack), "max": held + slack})
    if none:
        quotas[0]["min"] = sum(p["attrs"]["a0"] == "v0" for p in folk) + 1
        quotas[0]["max"] = quotas[0]["min"]
    write(out, "lottery", name, folk, team_size=size, quotas=quotas, exclusive=["home"] if homes else None)


def mix(out, dice, name, people, teams, units, pairs=0, apart=0, band=False, same=False, repeats=False, need=False, none=False):
    size = people // teams
    folk = [{"id": f"p{p}", "unit": f"U{min(units - 1, int(dice.expovariate(3 / units)))}", "attrs": {"sex": dice.choice("LP"), "shift": f"t{p * teams // people % 3}"},
             "competencies": {"k": dice.randint(1, 4)}} for p in range(people)]
    hidden = [p * teams // people for p in range(people)]
    order = list(range(people))
    dice.shuffle(order)
    team = {p: (hidden[p] if same else hidden[at]) for at, p in enumerate(order)}
    split = [pair for pair in ((a, b) for a in range(people) for b in range(a)) if team[pair[0]] != team[pair[1]]]
    together = [pair for pair in ((a, b) for a in range(people) for b in range(a)) if team[pair[0]] == team[pair[1]]]
    rules = {"everyone_once": True}
    if apart:
        rules["avoid_pairs"] = [[f"p{a}", f"p{b}"] for a, b in dice.sample(split, apart)]
    if band:
        found = [sum(folk[p]["attrs"]["sex"] == "L" for p in range(people) if team[p] == t) for t in range(teams)]
        rules["attr_band"] = {"attr": "sex", "value": "L", "min": max(0, min(found)), "max": max(found)}
    if same:
        rules["same_attr"] = "shift"
    if need:
        able = min(sum(folk[p]["competencies"]["k"] >= 3 for p in range(people) if team[p] == t) for t in range(teams))
        rules["cover"] = [{"competency": "k", "min_level": 3, "min_people": able}]
    if none:
        rules["avoid_pairs"] = [[f"p{a}", f"p{b}"] for a in range(teams + 1) for b in range(a)]
    sizes = {"count": teams, "min_size": min(hidden.count(t) for t in range(teams)), "max_size": max(hidden.count(t) for t in range(teams))}
    past = [[f"p{a}", f"p{b}"] for a, b in dice.sample(split, pairs) + dice.sample(together, min(len(together), pairs // 40))]
    more = {"past_pairs": past, "objective": ("min", "repeated_pairs")} if repeats else {}
    write(out, "mix", name, folk, teams=sizes, constraints=rules, **more)


def affinity(out, dice, name, people, projects, skills, fractions, none=False):
    folk = [{"id": f"p{p}", "competencies": {f"k{p % skills}": 1}, "capacity": 1.0} for p in range(people)]
    asked = [{} for _ in range(projects)]
    for p in range(people):
        left = 1.0
        for t in dice.sample(range(projects), 2):
            share = dice.choice([f for f in fractions if f <= left])
            left -= share
            if share:
                asked[t][f"k{p % skills}"] = asked[t].get(f"k{p % skills}", 0) + share
    if none:
        asked[0]["k0"] = people + 1
    liking = [[0] * people for _ in range(people)]
    for i in range(people):
        liking[i][i] = 1
        for k in range(i):
            liking[i][k] = liking[k][i] = dice.choice([-1, -1, 0, 0, 1, 1, 1])
    write(out, "affinity", name, folk, fractions=fractions, affinity=liking,
          projects=[{"id": f"T{t}", "weight": round(dice.uniform(0.5, 1.5), 2), "requires_fte": need} for t, need in enumerate(asked) if need])


def main():
    out = sys.argv[1]
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 7
    os.makedirs(out, exist_ok=True)

    def dice(name):
        return random.Random(f"{seed} {name}")

    def make(build, name, *args, **kwargs):
        build(out, dice(name), name, *args, **kwargs)

    make(cover, "cover-tiny", 6, 4, 0.4, 1)
    make(cover, "cover-levels", 120, 20, 0.3, 2, levels=5)
    make(cover, "cover-size", 300, 30, 0.2, 1, size=9)
    make(cover, "cover-200-rows", 1000, 200, 0.02, 1)
    make(cover, "cover-2000-80", 2000, 80, 0.05, 3, levels=3)
    make(cover, "cover-unicost", 500, 50, 0.08, 1, unicost=True)
    make(cover, "cover-1000-150", 1000, 150, 0.04, 1, unicost=True)
    make(cover, "cover-4000-400", 4000, 400, 0.02, 2, levels=3)
    make(cover, "none-cover", 60, 10, 0.3, 2, none=True)
    make(seats, "assign-once", 40, 30)
    make(assign, "assign-tiny", 3, 6, 1.0)
    make(assign, "assign-c-10-60", 10, 60, 0.8)
    make(assign, "assign-d-20-100", 20, 100, 0.8, kind="d", sense="min")
    make(assign, "assign-300-60", 300, 60, 0.6, projects=6)
    make(assign, "assign-e-40-200", 40, 200, 0.7, kind="d")
    make(assign, "none-assign", 8, 20, 1.0, none=True)
    make(lottery, "lottery-tiny", 8, 3, [2, 2], 0)
    make(lottery, "lottery-60", 60, 10, [3, 3, 2], 1)
    make(lottery, "lottery-200-homes", 200, 20, [4, 3, 3, 2], 1, homes=140)
    make(lottery, "lottery-500", 500, 30, [5, 4, 4, 3, 2], 1, homes=350)
    make(lottery, "none-lottery", 40, 8, [3, 2], 1, none=True)
    make(mix, "mix-tiny", 8, 2, 3, apart=2)
    make(mix, "mix-40", 40, 6, 8, apart=15, band=True, need=True)
    make(mix, "mix-shifts", 60, 9, 10, same=True)
    make(mix, "mix-120-units", 120, 15, 12, apart=60, band=True)
    make(mix, "mix-pairs-24", 24, 4, 4, pairs=60, repeats=True)
    make(mix, "mix-pairs-120", 120, 15, 12, pairs=900, repeats=True, band=True)
    make(mix, "mix-pairs-40", 40, 8, 8, pairs=450, repeats=True)
    make(mix, "mix-pairs-90", 90, 10, 12, pairs=2400, apart=30, repeats=True)
    make(mix, "none-mix", 30, 4, 6, none=True)
    make(affinity, "affinity-tiny", 5, 2, 2, [0, 0.5, 1])
    make(affinity, "affinity-12-4", 12, 4, 3, [0, 0.5, 1])
    make(affinity, "affinity-20-5", 20, 5, 4, [0, 0.25, 0.5, 0.75, 1])
    make(affinity, "none-affinity", 8, 3, 2, [0, 0.5, 1], none=True)


if __name__ == "__main__":
    main()
