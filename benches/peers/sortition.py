"""sortition-algorithms: `sortition.py POOL maximin|nash`. Prints its smallest chance and its seconds."""
import csv, io, json, sys, time
from sortition_algorithms import CSVStringDataSource, SelectionData, Settings
from sortition_algorithms.committee_generation import find_distribution_maximin, find_distribution_nash


def table(head, rows):
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue()


def main(path, objective):
    with open(path) as file:
        pool = json.load(file)
    names = list(dict.fromkeys(quota["attr"] for quota in pool["quotas"]))
    features = table(["feature", "value", "min", "max"], [[q["attr"], q["value"], q["min"], q["max"]] for q in pool["quotas"]])
    people = table(["id", "name", *names], [[p["id"], p["id"], *(p["attrs"][name] for name in names)] for p in pool["people"]])
    data = SelectionData(CSVStringDataSource(features, people))
    settings = Settings(id_column="id", columns_to_keep=["name"], check_same_address=False, check_same_address_columns=[])
    asked, _ = data.load_features(pool["team_size"])
    able, _ = data.load_people(settings, asked)
    start = time.perf_counter()
    find = {"maximin": find_distribution_maximin, "nash": find_distribution_nash}[objective]
    teams, weights, _ = find(asked, able, pool["team_size"], [])
    seconds = time.perf_counter() - start
    chance = dict.fromkeys((p["id"] for p in pool["people"]), 0.0)
    for team, weight in zip(teams, weights):
        for person in team:
            chance[person] += weight
    print(json.dumps({"seconds": seconds, "smallest": min(chance.values()), "panels": len(teams)}))


main(*sys.argv[1:])
