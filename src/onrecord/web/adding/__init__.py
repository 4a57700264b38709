"""Adding from a page: what was sent is put aside, waits its turn, and is added by a process of its own."""
