"""Bytes in, ``Capture`` out."""
