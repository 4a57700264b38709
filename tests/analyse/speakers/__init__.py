"""Tests of who speaks, one subject a file."""
