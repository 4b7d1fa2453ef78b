#!/usr/bin/env python3
"""Packs the outlines of the countries: `scripts/outlines.py ne_110m_admin_0_countries.json OUT`.

In: Natural Earth's 1:110m countries (public domain, naturalearthdata.com). Out: the file that
src/view/map/outline.rs reads. Borders are cut into arcs where three countries or two and the sea meet,
so that a border that two countries share is stored once and stays one line; each arc is thinned by
Douglas and Peucker's rule and written as differences of hundredths of a degree. Run once; the packed
file is part of the project.

Numbers are varints (7 bits a byte, low first, signed ones zigzag):
  n arcs; each: n points, then longitude and latitude as differences from the point before
  n countries; each: two letters of ISO 3166, flags (1: the data notes a claim), n rings;
    each ring: n arcs, then each arc's number times two, plus one where it runs backwards
then, as lines of text: what the data notes, "code TAB name TAB note".
"""
import json
import sys
from collections import defaultdict

UNIT = 100  # parts of a degree
TOLERANCE = 0.06  # degrees; a third of a pixel on a map of the world


def rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def thin(points):
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5
    worst, at = -1.0, 0
    for i in range(1, len(points) - 1):
        px, py = points[i][0] - ax, points[i][1] - ay
        off = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
        if off > worst:
            worst, at = off, i
    if worst <= TOLERANCE * UNIT:
        return [points[0], points[-1]]
    return thin(points[: at + 1])[:-1] + thin(points[at:])


def main(source, target):
    features = json.load(open(source))["features"]
    features.sort(key=lambda f: f["properties"]["ADM0_A3"])
    countries = []
    beside = defaultdict(set)
    for feature in features:
        own = []
        for ring in rings(feature["geometry"]):
            points = [(round(x * UNIT), round(y * UNIT)) for x, y, *_ in ring[:-1]]
            points = [p for i, p in enumerate(points) if p != points[i - 1]]
            if len(points) < 3:
                continue
            own.append(points)
            for i, p in enumerate(points):
                beside[p].add(points[i - 1])
                beside[p].add(points[(i + 1) % len(points)])
        countries.append((feature["properties"], own))
    arcs, number, packed = [], {}, []
    for properties, own in countries:
        packed_rings = []
        for points in own:
            corners = [i for i, p in enumerate(points) if len(beside[p]) > 2] or [points.index(min(points))]
            ring = []
            for k, start in enumerate(corners):
                end = corners[(k + 1) % len(corners)]
                line = points[start : end + 1] if start < end else points[start:] + points[: end + 1]
                if len(corners) == 1:
                    line = points[start:] + points[: start + 1]
                key, back = tuple(line), tuple(reversed(line))
                if back in number:
                    ring.append(number[back] * 2 + 1)
                    continue
                if key not in number:
                    number[key] = len(arcs)
                    if line[0] == line[-1]:  # an island: thinned in two halves, so that it stays one
                        half = len(line) // 2
                        arcs.append(thin(line[: half + 1])[:-1] + thin(line[half:]))
                    else:
                        arcs.append(thin(line))
                ring.append(number[key] * 2)
            packed_rings.append(ring)
        packed.append((properties, packed_rings))
    out = bytearray()

    def put(n):
        while n >= 0x80:
            out.append(n & 0x7F | 0x80)
            n >>= 7
        out.append(n)

    put(len(arcs))
    for arc in arcs:
        put(len(arc))
        last = (0, 0)
        for point in arc:
            for now, before in zip(point, last):
                d = now - before
                put(d * 2 if d >= 0 else -d * 2 - 1)
            last = point
    put(len(packed))
    notes = []
    for properties, packed_rings in packed:
        code = properties["ISO_A2"] if len(str(properties["ISO_A2"])) == 2 else properties.get("WB_A2")
        code = {"FRA": "FR", "NOR": "NO", "KOS": "XK"}.get(properties["ADM0_A3"], code)
        code = code if isinstance(code, str) and len(code) == 2 and code.isalpha() else "--"
        note = properties["NOTE_BRK"] or ""
        out += code.encode()
        out.append(1 if "laim" in note or properties["TYPE"] == "Disputed" else 0)
        if out[-1]:
            notes.append(f"{code}\t{properties['NAME_LONG']}\t{note}")
        put(len(packed_rings))
        for ring in packed_rings:
            put(len(ring))
            for arc in ring:
                put(arc)
    out += "\n".join(notes).encode()
    open(target, "wb").write(out)
    print(len(arcs), "arcs,", sum(map(len, arcs)), "points,", len(out), "bytes;", *notes, sep="\n")


main(*sys.argv[1:3])
