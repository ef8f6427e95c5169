"""The doors: the only places that know a request, a language or an address. They parse, ask the records and render."""
