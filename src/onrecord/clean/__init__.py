"""``Capture`` in, ``Document`` out."""
