"""Tools for authors of questionnaires: check, test and compare them."""
