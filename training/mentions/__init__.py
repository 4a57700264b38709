"""The mention head: names, nominals and titles, on the states of the encoder that is shipped already."""
