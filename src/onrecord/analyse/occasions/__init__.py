"""When, where and to whom something was said; what is nested in what; and what answers what."""
