"""The whole compass as one page that needs nothing else: it asks, judges and reports."""
