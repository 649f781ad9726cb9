"""General compressors on the held-out books, as baselines: alone, and with the training text first."""

from __future__ import annotations

import gzip
import lzma
import zlib

XZ = 9 | lzma.PRESET_EXTREME


def gzip_bits_per_byte(data: bytes) -> float:
    """gzip -9 of the data alone."""
    return 8 * len(gzip.compress(data, 9, mtime=0)) / len(data)


def xz_bits_per_byte(data: bytes) -> float:
    """xz -9e of the data alone."""
    return 8 * len(lzma.compress(data, preset=XZ)) / len(data)


def primed_deflate_bits_per_byte(data: bytes, before: bytes) -> float:
    """Deflate -9 with the last 32 KiB (all it can look back) of `before` as its dictionary."""
    packer = zlib.compressobj(9, zdict=before[-32_768:])
    return 8 * len(packer.compress(data) + packer.flush()) / len(data)


def primed_xz_bits_per_byte(data: list[bytes], before: bytes) -> list[float]:
    """What each of `data` adds to xz -9e of `before` (its window of 64 MiB holds both)."""
    alone = len(lzma.compress(before, preset=XZ))
    return [8 * (len(lzma.compress(before + d, preset=XZ)) - alone) / len(d) for d in data]
