"""Numbers that Python and apps/enrichment/src/engines/fast have in common: hashes of texts, and tables in which they are looked up."""

import struct
from pathlib import Path

import numba
import numpy as np

FULL = 0.75


@numba.njit
def spread(h):
    h = np.uint32(h)
    h ^= h >> np.uint32(16)
    h = np.uint32(h * np.uint32(0x85EBCA6B))
    h ^= h >> np.uint32(13)
    h = np.uint32(h * np.uint32(0xC2B2AE35))
    return np.uint32(h ^ (h >> np.uint32(16)))


@numba.njit
def mix(a, b):
    """Of two numbers one; their order counts."""
    return spread(np.uint32(np.uint32(np.uint32(a) * np.uint32(0x9E3779B1)) + np.uint32(b)))


@numba.njit
def _hashed(units):
    h = np.uint32(0x811C9DC5)
    for unit in units:
        h = np.uint32(np.uint32(h ^ np.uint32(unit)) * np.uint32(0x01000193))
    return spread(h)


def hashed(text: str) -> int:
    """FNV-1a over UTF-16 units, spread."""
    return int(_hashed(np.frombuffer(text.encode("utf-16-le"), np.uint16)))


@numba.njit
def find(checks, key):
    """Its place, or -1."""
    slots = len(checks)
    check = np.uint16(max(np.uint32(key) & np.uint32(0xFFFF), np.uint32(1)))
    at = np.int64(np.uint64(np.uint32(key)) * np.uint64(slots) >> np.uint64(32))
    while checks[at] != 0:
        if checks[at] == check:
            return at
        at = at + 1 if at + 1 < slots else 0
    return -1


@numba.njit
def _insert(checks, values, keys, rows):
    slots = len(checks)
    for k in range(len(keys)):
        check = np.uint16(max(keys[k] & np.uint32(0xFFFF), np.uint32(1)))
        at = np.int64(np.uint64(keys[k]) * np.uint64(slots) >> np.uint64(32))
        while checks[at] != 0 and checks[at] != check:
            at = at + 1 if at + 1 < slots else 0
        if checks[at] == 0:
            checks[at] = check
            values[at] = rows[k]


class Table:
    """32-bit keys to rows of bytes. Open addressing; of a key only its low 16 bits are kept, and of two that cannot be told apart the first stays."""

    def __init__(self, checks: np.ndarray, values: np.ndarray):
        self.checks, self.values = checks, values

    @staticmethod
    def of(keys: np.ndarray, rows: np.ndarray) -> "Table":
        slots = int(len(keys) / FULL) + 16
        checks, values = np.zeros(slots, np.uint16), np.zeros((slots, rows.shape[1]), rows.dtype)
        _insert(checks, values, keys.astype(np.uint32), rows)
        return Table(checks, values)

    def write(self, path: Path) -> None:
        path.write_bytes(struct.pack("<II", len(self.checks), self.values.shape[1]) + self.checks.tobytes() + self.values.tobytes())
