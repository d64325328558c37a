"""A pool with quotas, from people of the invented regency: `lottery.py PEOPLE SEATS > pool.json` (needs openpyxl).

Five features, 22 values: field of work, rank, sex, age, service. Each value may have as many seats as lies between its
share of the pool and an even share, rounded down and up.
"""
import json, math, os, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from make_regency import GOL, OPD, TODAY, Regency

FIELDS = ["guru", "nakes", "umum", "tik", "teknik", "hukum", "lapangan"]


def attributes(person):
    mix = OPD[person["opd"]]["mix"]
    rank = GOL.index(person["gol"]) if person["gol"] in GOL else 8
    age, served = (TODAY - person["birth"]).days // 3652, TODAY.year - person["tmt"].year
    return {"field": max(mix, key=mix.get), "rank": ["low", "middle", "high"][(rank > 7) + (rank > 10)], "sex": "F" if person["female"] else "M",
            "age": str(min(max(age, 2), 5)), "served": str(min(served // 6, 4))}


def main(people, seats):
    pool = [attributes(person) for person in Regency(people, 7).P]
    quotas = []
    for feature in pool[0]:
        values = sorted({of[feature] for of in pool})
        for value in values:
            even = seats / len(values)
            share = (sum(of[feature] == value for of in pool) / len(pool) * seats + even) / 2
            quotas.append({"attr": feature, "value": value, "min": math.floor(share), "max": math.ceil(share)})
    print(json.dumps({"schema": "rampak-bench/1", "id": f"pool-{people}", "kind": "lottery", "units": [], "competencies": [],
                      "people": [{"id": f"p{at}", "attrs": of} for at, of in enumerate(pool)], "team_size": seats, "quotas": quotas, "exclusive": None,
                      "objective": {"sense": "max", "term": "leximin_selection_probability"}, "source": {"note": "benches/peers/lottery.py"}}))


main(int(sys.argv[1]), int(sys.argv[2]))
