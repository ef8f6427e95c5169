"""The records: models, what reads them and what changes them. No request, no template and no sentence is known here."""
