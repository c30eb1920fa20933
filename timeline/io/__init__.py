"""From a chronicle to files and tables, and back."""
