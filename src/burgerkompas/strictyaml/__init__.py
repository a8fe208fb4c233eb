"""Read YAML strictly: decode a file, parse it to nodes, keep the place of everything."""
