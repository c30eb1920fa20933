"""The interactive page: one HTML file with the picture, every event's quoted evidence, search and filters; no network."""
