"""What formats look like inside: for ``read``, which takes them apart, and ``clean``, which reads what is in them."""
