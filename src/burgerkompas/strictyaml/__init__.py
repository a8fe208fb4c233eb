"""Read YAML strictly: decode a file, parse it to nodes, keep the place of everything.

``read_file``, ``parse_bytes`` and ``parse_one`` read one document, ``parse`` reads any number; a
``NodeReader`` turns nodes into values. Each finds all problems and raises none.
"""

from burgerkompas.strictyaml.nodes import Mapping, Node, Scalar, Sequence
from burgerkompas.strictyaml.parser import parse, parse_bytes, parse_one, read_file
from burgerkompas.strictyaml.reader import NodeReader

__all__ = [
    "Mapping",
    "Node",
    "NodeReader",
    "Scalar",
    "Sequence",
    "parse",
    "parse_bytes",
    "parse_one",
    "read_file",
]
