"""How good a timeline is: its events and links compared with an annotation of the same articles."""
