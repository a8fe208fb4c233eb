"""Tell authors of questionnaires what is wrong with one: what can be proven, and what looks odd."""
