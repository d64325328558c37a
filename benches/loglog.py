"""How cost grows, as a picture: `loglog.py RATIOS.json > docs/speed.svg` from what `ratios.py --json` kept."""
import json, math, sys

WIDE, HIGH, LEFT, TOP, BOTTOM = 720, 420, 70, 24, 50
COLOURS = ["#1f5f8b", "#b3541e", "#3c7a3c", "#7a3c7a"]


def main(path):
    lines = {}
    for told in json.load(open(path)):
        if told.get("people"):
            lines.setdefault(told["job"].removeprefix("growth: "), []).append((told["people"], told["seconds"]))
    points = [point for line in lines.values() for point in line]
    low, high = math.floor(math.log10(min(y for _, y in points))), math.ceil(math.log10(max(y for _, y in points)))
    first, last = math.log10(min(x for x, _ in points)), math.log10(max(x for x, _ in points))
    across = lambda x: LEFT + 24 + (math.log10(x) - first) / (last - first) * (WIDE - LEFT - 214)
    down = lambda y: TOP + (high - math.log10(y)) / (high - low) * (HIGH - TOP - BOTTOM)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>']
    for power in range(low, high + 1):
        y = down(10.0**power)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDE - 190}" stroke="#ddd"/><text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for people in sorted({x for x, _ in points}):
        x = across(people)
        out.append(f'<path d="M{x:.1f} {TOP}V{HIGH - BOTTOM}" stroke="#eee"/><text x="{x:.1f}" y="{HIGH - BOTTOM + 18}" text-anchor="middle">{people:,}</text>')
    out.append(f'<text x="{(LEFT + WIDE - 190) / 2}" y="{HIGH - 10}" text-anchor="middle">people, both scales logarithmic</text>')
    for (name, line), colour in zip(lines.items(), COLOURS):
        line.sort()
        at = [(across(x), down(y)) for x, y in line]
        out.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in at)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/><text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle" fill="{colour}">{seconds:.2f}</text>' for (x, y), (_, seconds) in zip(at, line)]
        out.append(f'<text x="{at[-1][0] + 12:.1f}" y="{at[-1][1] + 4:.1f}" fill="{colour}">{name}</text>')
    print("\n".join([*out, "</svg>"]))


main(sys.argv[1])
