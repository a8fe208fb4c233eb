"""Compare two versions of a questionnaire: what changed, and for whom."""

from burgerkompas.authoring.diff.revision import Revision, revise, to_data, to_text

__all__ = ["Revision", "revise", "to_data", "to_text"]
