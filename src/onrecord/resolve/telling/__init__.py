"""The same statement in several articles: which attributions tell one utterance."""
