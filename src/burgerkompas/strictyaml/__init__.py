"""Read YAML strictly: decode a file, parse it to nodes, keep the place of everything.

``read_file``, ``parse_bytes`` and ``parse_one`` read one document, ``parse`` reads any number; a
``NodeReader`` turns nodes into values. Each finds all problems and raises none.
"""

from burgerkompas.strictyaml.nodes import (
    Mapping,
    Node,
    NodeReader,
    Scalar,
    Sequence,
    exact_number,
    whole_number,
    written_in,
)
from burgerkompas.strictyaml.parser import decode, parse, parse_bytes, parse_one, read_file

__all__ = [
    "Mapping",
    "Node",
    "NodeReader",
    "Scalar",
    "Sequence",
    "decode",
    "exact_number",
    "parse",
    "parse_bytes",
    "parse_one",
    "read_file",
    "whole_number",
    "written_in",
]
