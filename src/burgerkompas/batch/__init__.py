"""Many cases at once: sources → cases → results → sinks.

``find_cases`` yields the cases of files, folders and tables; ``read_map`` reads what the columns of
somebody else's table mean. The command ``batch`` joins ``sources``, ``results``, ``worker`` and
``sinks``.
"""

from burgerkompas.batch.mapping import Map, read_map
from burgerkompas.batch.reader import Record
from burgerkompas.batch.sources import find_cases

__all__ = ["Map", "Record", "find_cases", "read_map"]
