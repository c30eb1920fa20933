"""From mentions to events and links: coreference, answers, order, and the chronicle they make."""
