"""The tables of actors, places, roles and titles: their shape, their codes, and that no name means two actors."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from timeline.model import ActorKind

LEXICONS = Path(__file__).parents[2] / "timeline" / "lexicons"
COLUMNS = {
    "states": "id name official aliases adjectives people capital metonyms origin",
    "bodies": "name state kind own_id aliases origin",
    "actors": "id name kind country sponsor aliases origin",
    "persons": "name state office from until aliases origin",
    "roles": "head kind number origin",
    "places": "name country kind origin",
    "titles": "title kind origin",
    "hosts": "host actor origin",
}
LISTS = ("aliases", "adjectives", "people", "capital", "metonyms")
ORIGINS = {"iso3166", "iso3166-3", "user-assigned", "known"}
ROLE_KINDS = (
    "office government ministry agency forces group alliance civilians party company ngo facility vehicle territory"
)
KINDS = {
    "bodies": {"state", "state-forces"},
    "actors": set(get_args(ActorKind)),
    "roles": set(ROLE_KINDS.split()),
    "places": {"city", "region", "water", "island", "base", "facility", "mountain", "adjective"},
    "titles": {"office", "military", "religious", "honorific", "spokesperson"},
}
ISO_TEXT = """AFG ALA ALB DZA ASM AND AGO AIA ATA ATG ARG ARM ABW AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BMU BTN BOL BES BIH
    BWA BVT BRA IOT BRN BGR BFA BDI CPV KHM CMR CAN CYM CAF TCD CHL CHN CXR CCK COL COM COG COD COK CRI CIV HRV CUB CUW
    CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FLK FRO FJI FIN FRA GUF PYF ATF GAB GMB GEO DEU GHA GIB GRC
    GRL GRD GLP GUM GTM GGY GIN GNB GUY HTI HMD VAT HND HKG HUN ISL IND IDN IRN IRQ IRL IMN ISR ITA JAM JPN JEY JOR KAZ
    KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MAC MDG MWI MYS MDV MLI MLT MHL MTQ MRT MUS MYT MEX FSM
    MDA MCO MNG MNE MSR MAR MOZ MMR NAM NRU NPL NLD NCL NZL NIC NER NGA NIU NFK MKD MNP NOR OMN PAK PLW PSE PAN PNG PRY
    PER PHL PCN POL PRT PRI QAT REU ROU RUS RWA BLM SHN KNA LCA MAF SPM VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SXM SVK
    SVN SLB SOM ZAF SGS SSD ESP LKA SDN SUR SJM SWE CHE SYR TWN TJK TZA THA TLS TGO TKL TON TTO TUN TUR TKM TCA TUV UGA
    UKR ARE GBR USA UMI URY UZB VUT VEN VNM VGB VIR WLF ESH YEM ZMB ZWE"""
ISO_3166 = set(ISO_TEXT.split())
ISO_3166_3 = {"SUN", "YUG", "SCG", "DDR", "CSK", "VDR", "YMD", "ZAR", "RHO", "SKM"}


def rows(table: str) -> list[dict[str, str]]:
    with (LEXICONS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(row: dict[str, str], *columns: str) -> list[str]:
    return [item for column in columns for item in row[column].split("|") if item]


def state_ids() -> set[str]:
    return {row["id"] for row in rows("states")}


@pytest.mark.parametrize("table", COLUMNS)
def test_header_and_width(table: str) -> None:
    with (LEXICONS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    assert header == COLUMNS[table].split()
    assert {len(row) for row in body} == {len(header)}


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_an_origin_and_a_name(table: str) -> None:
    first = COLUMNS[table].split()[0]
    assert {row["origin"] for row in rows(table)} <= ORIGINS
    assert all(row[first] for row in rows(table))


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_are_clean(table: str) -> None:
    values = [value for row in rows(table) for value in row.values()]
    assert [value for value in values if value != value.strip() or "  " in value or "\u2019" in value] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_list_cells_hold_no_empty_and_no_double_item(table: str) -> None:
    for row in rows(table):
        for column in LISTS:
            items = row.get(column, "").split("|") if row.get(column) else []
            assert all(items), row
            assert len(items) == len(set(items)), row


@pytest.mark.parametrize("table", KINDS)
def test_kinds_are_known(table: str) -> None:
    assert {row["kind"] for row in rows(table)} <= KINDS[table]


def test_origin_of_a_state_fits_its_code() -> None:
    for row in rows("states"):
        expected = "iso3166" if row["id"] in ISO_3166 else "iso3166-3" if row["id"] in ISO_3166_3 else None
        assert row["origin"] == expected or (expected is None and row["origin"] in {"known", "user-assigned"}), row
        assert len(row["id"]) == 3
        assert row["id"].isupper()


@pytest.mark.parametrize(
    ("table", "column"),
    [("states", "id"), ("actors", "id"), ("titles", "title"), ("places", "name"), ("hosts", "host")],
)
def test_keys_are_unique(table: str, column: str) -> None:
    keys = [row[column] for row in rows(table)]
    assert len(keys) == len(set(keys))


def test_role_heads_are_unique() -> None:
    heads = [row["head"] for row in rows("roles")]
    assert len(heads) == len(set(heads))
    assert {row["number"] for row in rows("roles")} == {"singular", "plural", "both"}


@pytest.mark.parametrize(("table", "column"), [("bodies", "state"), ("actors", "country"), ("actors", "sponsor")])
def test_states_named_elsewhere_exist(table: str, column: str) -> None:
    assert {row[column] for row in rows(table)} - {""} <= state_ids()


def test_places_lie_in_iso_countries() -> None:
    assert {row["country"] for row in rows("places")} - {""} <= ISO_3166 | {"XKX"}


def test_persons_belong_to_a_state_or_actor() -> None:
    actors = {row["id"] for row in rows("actors")} | {row["own_id"] for row in rows("bodies")}
    assert {row["state"] for row in rows("persons")} <= state_ids() | (actors - {""})


def test_years_are_years_in_order() -> None:
    for row in rows("persons"):
        years = [int(row[column]) for column in ("from", "until") if row[column]]
        assert years == sorted(years), row
        assert all(1770 < year < 2027 for year in years), row


def test_actor_ids_are_slugs_and_no_codes() -> None:
    slugs = [row["id"] for row in rows("actors")] + [row["own_id"] for row in rows("bodies") if row["own_id"]]
    assert len(slugs) == len(set(slugs))
    assert all(slug == slug.lower() and " " not in slug and slug.isascii() for slug in slugs)


def test_no_name_means_two_actors() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows("states"):
        for name in cells(row, "name", "official", "aliases", "adjectives", "people", "metonyms"):
            owners[name].add(row["id"])
    for row in rows("bodies"):
        for name in cells(row, "name", "aliases"):
            owners[name].add("body " + row["name"])
    for row in rows("actors"):
        for name in cells(row, "name", "aliases"):
            owners[name].add(row["id"])
    for row in rows("persons"):
        for name in cells(row, "name", "aliases"):
            owners[name].add("person " + row["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("White House", "USA"),
        ("Britons", "GBR"),
        ("Kremlin", "RUS"),
        ("Soviet", "SUN"),
        ("DPRK", "PRK"),
        ("Burma", "MMR"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Slovak", "SVK"),
        ("Slovene", "SVN"),
        ("Swiss", "CHE"),
        ("Swedish", "SWE"),
        ("Austrian", "AUT"),
        ("Australian", "AUS"),
        ("Nazi Germany", "DEU"),
        ("North Vietnamese", "VDR"),
    ],
)
def test_states_by_name(name: str, code: str) -> None:
    columns = ("name", "official", "aliases", "adjectives", "people", "metonyms")
    assert [row["id"] for row in rows("states") if name in cells(row, *columns)] == [code]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Hizballah", "hezbollah"),
        ("Kataib Hezbollah", "kataib-hezbollah"),
        ("Daesh", "islamic-state"),
        ("Vietcong", "viet-cong"),
        ("APT28", "fancy-bear"),
        ("U.N.", "united-nations"),
    ],
)
def test_actors_by_name(name: str, actor: str) -> None:
    assert [row["id"] for row in rows("actors") if name in cells(row, "name", "aliases")] == [actor]


@pytest.mark.parametrize(
    ("name", "country"),
    [("Khan Younis", "PSE"), ("Kharkiv", "UKR"), ("Golan Heights", "SYR"), ("Red Sea", ""), ("Kashmir", "")],
)
def test_places_by_name(name: str, country: str) -> None:
    assert [row["country"] for row in rows("places") if row["name"] == name] == [country]
