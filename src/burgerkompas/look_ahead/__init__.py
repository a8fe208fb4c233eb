"""What can still happen: which outcomes, what would change the advice, what to ask next."""
