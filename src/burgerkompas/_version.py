"""The version of the program, in one place that nothing else depends on."""

__version__ = "0.1.0"
