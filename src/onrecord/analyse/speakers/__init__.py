"""Whose words a source stands for: names, offices, pronouns and descriptions within one document."""
