"""What the JSON under ``/api`` holds, as types: for the description of the API, and checked on the way out."""
