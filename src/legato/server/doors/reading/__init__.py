"""The library pages: techniques, causes, benefits, tips, questions, evidence."""
