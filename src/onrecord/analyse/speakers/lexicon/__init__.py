"""Word lists of general English and public fact, as plain Python sets."""
