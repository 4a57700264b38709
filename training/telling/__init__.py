"""How the cross-encoder of statements is made, see ``onrecord.resolve.telling.together``."""
