"""Time expressions after TimeML 1.2.1 (TIMEX3): a grammar of small rules, each for one kind of wording."""
