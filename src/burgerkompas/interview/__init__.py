"""Asking: the flow, and the screens on which it is asked."""
