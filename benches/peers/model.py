"""The problem of `dump`, written plainly: one binary for each person in each seat, no sifting, no thinning.

A backend is an object with
    binary(), number(most)          a variable; `number` from 0 to `most`, continuous
    row(terms, least, most)         least <= sum(factor * variable) <= most, `None` for no limit
    best(terms, start, seconds)     maximises from the values of the stage before; (state, value, bound, values)
States: `optimal`, `stopped` (time, with a team), `nothing` (time, without one), `infeasible`.
"""
import json, time
from collections import defaultdict


class Problem:
    def __init__(self, path):
        with open(path) as file:
            self.__dict__.update(json.load(file))


class Model:
    """Rules as rows. `chosen` maps (team, person, seat) to a variable."""

    def __init__(self, problem, backend):
        self.problem, self.backend, self.chosen = problem, backend, {}
        self.of_person = defaultdict(list)  # (team, person) -> [(seat, variable)]
        self.fit, self.present, self.repeats, self.extra = [], [], None, []
        for at, team in enumerate(problem.teams):
            self.team(at, team)
        self.links()

    def team(self, at, team):
        seats, by_agency, row = defaultdict(list), defaultdict(list), self.backend.row
        for person, seat, fit in team["columns"]:
            x = self.backend.binary()
            self.chosen[at, person, seat] = x
            self.of_person[at, person].append((seat, x))
            seats[seat].append(x)
            by_agency[self.problem.agency[person]].append(x)
            self.fit.append((fit, x))
        for seat, asked in enumerate(team["seats"]):
            row([(1, x) for x in seats[seat]], asked["count"], asked["count"])
        able = {person for person, _, _ in team["columns"]}
        for person in able:
            if len(self.of_person[at, person]) > 1:
                row([(1, x) for _, x in self.of_person[at, person]], None, 1)
        size = sum(asked["count"] for asked in team["seats"])
        here = []
        for agency, of in by_agency.items():
            most = size if team["max_per_agency"] is None else min(size, team["max_per_agency"])
            if agency == team["host"] and team["host_most"] is not None:
                most = min(most, team["host_most"])
            if most < size:
                row([(1, x) for x in of], None, most)
            y = self.backend.binary()
            here.append(y)
            lone = 2 if team["no_lone_outsider"] and agency != team["host"] else 1
            row([(1, x) for x in of] + [(-lone, y)], 0, None)
            if lone == 2:
                row([(1, x) for x in of] + [(-most, y)], None, 0)
        if team["min_agencies"]:
            row([(1, y) for y in here], team["min_agencies"], None)
        self.present += here
        for group in team["groups"]:
            row([(1, x) for person in able.intersection(group["people"]) for _, x in self.of_person[at, person]], group["least"], None)

    def links(self):
        """What one person can give to several teams, all of one term."""
        everyone = defaultdict(list)  # person -> [(hours, variable)]
        for (at, person), of in self.of_person.items():
            everyone[person] += [(self.problem.teams[at]["seats"][seat]["hours"], x) for seat, x in of]
        if len(self.problem.teams) == 1:
            return
        for person, of in everyone.items():
            self.backend.row([(1, x) for _, x in of], None, self.problem.teams_left[person])
            self.backend.row(of, None, self.problem.hours_left[person])
            # a second seat counts 1 less, a third 2
            most = min(len(of), self.problem.teams_left[person])
            for seats in range(1, most):
                e = self.backend.number(most - seats)
                self.backend.row([(1, x) for _, x in of] + [(-1, e)], None, seats)
                self.extra.append((-1, e))

    def terms(self, criterion):
        """The criterion to maximise; rows of repeated pairs are only made when their turn comes."""
        if criterion == "fit":
            return self.fit
        if criterion == "chance":
            return [(self.problem.balance[person], x) for (_, person, _), x in self.chosen.items()] + self.extra
        if criterion == "agencies":
            return [(1, y) for y in self.present]
        if criterion == "repeat_pairs":
            if self.repeats is None:
                self.repeats = []
                for a, b, times in self.problem.pairs:
                    for at in range(len(self.problem.teams)):
                        if (at, a) in self.of_person and (at, b) in self.of_person:
                            r = self.backend.number(1)
                            both = self.of_person[at, a] + self.of_person[at, b]
                            self.backend.row([(1, x) for _, x in both] + [(-1, r)], None, 1)
                            self.repeats.append((-times, r))
            return self.repeats
        return None


def solve(problem, backend, seconds, only=None):
    """The criteria in their order, each kept at its level within its tolerance. One dict a stage."""
    start = time.perf_counter()
    model = Model(problem, backend)
    built, told, team = time.perf_counter() - start, [], None
    for criterion, tolerance in problem.order[:only]:
        terms = model.terms(criterion)
        if not terms:
            continue
        left = seconds - (time.perf_counter() - start)
        if left <= 0:
            told.append({"criterion": criterion, "state": "nothing"})
            break
        before = time.perf_counter()
        state, value, bound, values = backend.best(terms, team, left)
        told.append({"criterion": criterion, "state": state, "value": value, "bound": bound, "seconds": time.perf_counter() - before})
        if state != "optimal":
            break
        team = values
        # a hair below, for what floating point cannot hold
        backend.row(terms, value - tolerance * abs(value) - 1e-6, None)
    return {"columns": len(model.chosen), "build": built, "seconds": time.perf_counter() - start, "stages": told}
