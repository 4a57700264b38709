"""The reading room: pages and JSON over HTTP. Parse, call ``ask``, show."""
