"""Questions to a record, as plain functions of a snapshot; what they answer is for any reader, in no layout."""
