"""What calendars ask for, with an address that somebody gave to them."""
