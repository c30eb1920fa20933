"""What the events say together: intensity and rungs, chains, turning points."""
