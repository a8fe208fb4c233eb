"""Telling: one view of a result, drawn in several shapes."""
