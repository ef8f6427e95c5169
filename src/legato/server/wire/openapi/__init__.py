"""The description of the API: records of what it takes and gives, every status it can answer, and examples."""
