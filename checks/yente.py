"""The client of OpenSanctions, unmodified, against a running server.

usage: yente.py ADDRESS
"""

import sys

from yente_client import Client
from yente_client.entities import Company, LegalEntity
from yente_client.exceptions import BadRequestError, NotFoundError

HIKVISION = "countersight-hikvision"
checked = 0


def check(what: bool, told: object) -> None:
    """Counts what holds, and ends the run with what does not."""
    global checked
    checked += 1
    if not what:
        sys.exit(f"check {checked} does not hold: {told!r}")


def refused(kind: type[Exception], ask) -> None:
    """Expects a refusal of this kind, with words."""
    try:
        told = ask()
    except kind as error:
        check(len(str(error)) > 10, error)
    else:
        check(False, told)


with Client(base_url=sys.argv[1]) as client:
    check(client.healthz().status == "ok", "healthz")
    check(client.readyz().status == "ok", "readyz")

    datasets = client.datasets()
    names = [dataset.name for dataset in datasets.datasets]
    check(names[0] == "default" and "us_ndaa-2019-889-a1a" in names, names)
    check(not datasets.index_stale and datasets.current == names, datasets.current)
    algorithms = client.algorithms()
    check(algorithms.best in [algorithm.name for algorithm in algorithms.algorithms], algorithms)

    found = client.match(Company(name="海康威视"))
    check(found.top is not None and found.top.id == HIKVISION and found.top.match, found)
    why = found.top.contributing_explanations["name_match"]
    check(why.query == "海康威视" and why.candidate is not None and why.detail, why)
    check("export.control" in found.top.properties["topics"], found.top.properties)
    check(client.match(Company(name="Harmless Lamps GmbH")).results == [], "an innocent")
    check(client.match(LegalEntity(leiCode="not a number")).results == [], "a number of nobody")
    narrowed = client.match(Company(name="Hikvision"), exclude_entities=[HIKVISION], cutoff=0.9)
    check(all(hit.id != HIKVISION for hit in narrowed.results), narrowed)
    measure = client.match(Company(name="Hikvision"), datasets=["us_ndaa-2019-889-a1a"], algorithm="best", threshold=0.99)
    check(measure.top is not None and measure.top.id == HIKVISION, measure)
    # What is only tied to a company is told, and is no match.
    label = client.match(Company(name="Lorex"), cutoff=0.0)
    check(all(not hit.match for hit in label.results if hit.id == "countersight-dahua"), label)

    batch = [(str(at), Company(name=name)) for at, name in enumerate(["Dahua Technology", "华为", "Nobody & Sons"])]
    answers = dict(client.match_iter(batch, workers=2))
    check(len(answers) == 3 and answers["2"].results == [], answers)

    search = client.search("hikvision", limit=3, facets=["countries"])
    check(search.results[0].id == HIKVISION and "countries" in search.facets, search)
    states = client.search("", schema="PublicBody", countries=["cn"], limit=500)
    check(states.total.value == len(states.results) > 0, states.total)
    check(client.search("hikvision", datasets=["countersight"], offset=1).offset == 1, "offset")

    bare = client.fetch(HIKVISION, nested=False)
    nested = client.fetch(HIKVISION)
    check(bare.caption == nested.caption and "sanctions" not in bare.properties, bare)
    sanction = nested.properties["sanctions"][0]
    check(not isinstance(sanction, str) and sanction.schema_ == "Sanction", sanction)
    adjacent = client.adjacent(HIKVISION)
    check(adjacent.entity.id == HIKVISION and adjacent.adjacent["sanctions"].total.value > 0, adjacent)
    check(len(client.adjacent(HIKVISION, prop="sanctions", limit=1).results) == 1, "adjacent")

    refused(NotFoundError, lambda: client.fetch("nobody"))
    refused(NotFoundError, lambda: client.match(Company(name="x"), datasets=["nothing"]))
    refused(BadRequestError, lambda: client.match(Company(name="x"), algorithm="guess"))
    refused(BadRequestError, lambda: client.match(Company(name="x"), threshold=7.0))
    # yente has no statements either, and the client says so.
    refused(NotFoundError, lambda: client.statements(canonical_id=HIKVISION))

print(f"{checked} passed, 0 failed")
