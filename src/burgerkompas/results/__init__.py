"""The result of one case: a frozen tree, its JSON form and the schema of that."""
