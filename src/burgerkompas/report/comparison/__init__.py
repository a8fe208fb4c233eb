"""A comparison of cases, for reading together: one view, and the shapes that are drawn from it."""
