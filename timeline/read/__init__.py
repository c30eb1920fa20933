"""From files, folders, globs and records to articles."""
