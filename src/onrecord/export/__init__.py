"""Whole tables handed on, one file a format; what each holds is promised in ``tables``."""
