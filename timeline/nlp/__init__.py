"""From an article to a reading: actors, mentions of events, their parties, times and realis, and the cues between them."""
