"""Reports and comparisons: one view of what came out, drawn in several formats."""

from burgerkompas.report.formats import COMPARISON_FORMATS, REPORT_FORMATS, Format, Screen

__all__ = ["COMPARISON_FORMATS", "REPORT_FORMATS", "Format", "Screen"]
