"""Measure how far people agree with each other, and with the advice."""

from burgerkompas.validity.agreement import AgreementReport, measure_agreement
from burgerkompas.validity.labels import read_labels
from burgerkompas.validity.validation import Validation, validate

__all__ = ["AgreementReport", "Validation", "measure_agreement", "read_labels", "validate"]
