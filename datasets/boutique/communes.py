"""Make ``communes.parquet`` from the French communes that Etalab publishes as an npm package (MIT).

Needs the network, Node's ``npm`` and a minute; nothing else in the course does. The result is committed, so that
``generate.py`` works offline.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
from maker.storage import write_parquet

HERE = Path(__file__).parent
PACKAGE = "@etalab/decoupage-administratif@6.0.0"
SHA256 = "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"

# Below 2,000 inhabitants: the size under which INSEE's urban units leave a commune rural. Their other criterion,
# no more than 200 m between two houses, is not in the package, so a village that touches a town counts as rural here.
RURAL_BELOW = 2_000


def main() -> None:
    """Fetch the package, check it, and write ``communes.parquet`` and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        archive = fetched(Path(folder))
        communes, licence = read(archive)
    write_parquet(table_of(communes), HERE / "communes.parquet")
    (HERE / "LICENSE.communes").write_text(licence, "utf-8", newline="\n")
    sys.stdout.write(f"{len(communes)} communes\n")


def fetched(folder: Path) -> Path:
    """Return the archive, fetched with this machine's npm settings; stop when its bytes are not the pinned ones."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{PACKAGE} has the checksum {found}, not {SHA256}: nothing was written")
    return archive


def read(archive: Path) -> tuple[list[dict[str, Any]], str]:
    """Return the communes of mainland France and Corsica that have inhabitants and a postcode, and the licence."""
    with tarfile.open(archive) as package:
        everything = json.loads(member(package, "package/data/communes.json"))
        regions = json.loads(member(package, "package/data/regions.json"))
        licence = member(package, "package/LICENSE").decode()
    region_names = {region["code"]: region["nom"] for region in regions}
    kept = [
        {**commune, "region": region_names[commune["region"]]}
        for commune in everything
        if commune["type"] == "commune-actuelle"
        and commune["zone"] == "metro"
        and commune.get("codesPostaux")
        and commune.get("population", 0) > 0
    ]
    return sorted(kept, key=lambda commune: commune["code"]), licence


def member(package: tarfile.TarFile, name: str) -> bytes:
    """Return the bytes of one file of the archive."""
    opened = package.extractfile(name)
    if opened is None:
        raise SystemExit(f"{PACKAGE} holds no {name}: nothing was written")
    return opened.read()


def table_of(communes: list[dict[str, Any]]) -> pa.Table:
    """Return one row a commune, in the order of the official code; a city keeps its lowest postcode."""
    population = [commune["population"] for commune in communes]
    return pa.table(
        {
            "commune_code": [commune["code"] for commune in communes],
            "commune": [commune["nom"] for commune in communes],
            "postcode": [min(commune["codesPostaux"]) for commune in communes],
            "department": [commune["departement"] for commune in communes],
            "region": [commune["region"] for commune in communes],
            "population": pa.array(population, pa.int32()),
            "rural": [inhabitants < RURAL_BELOW for inhabitants in population],
        }
    )


if __name__ == "__main__":
    main()
