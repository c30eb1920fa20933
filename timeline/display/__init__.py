"""What a notebook shows of a timeline: cards of events and links, the table of evidence, the picture, how far the work is."""
