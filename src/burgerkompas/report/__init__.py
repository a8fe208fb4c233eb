"""Reports and comparisons: one view of what came out, drawn in several formats."""

from burgerkompas.report.formats import (
    AGENDA_FORMATS,
    AGREEMENT_FORMATS,
    COMPARISON_FORMATS,
    REPORT_FORMATS,
    VALIDATION_FORMATS,
    Format,
    Screen,
)

__all__ = [
    "AGENDA_FORMATS",
    "AGREEMENT_FORMATS",
    "COMPARISON_FORMATS",
    "REPORT_FORMATS",
    "VALIDATION_FORMATS",
    "Format",
    "Screen",
]
