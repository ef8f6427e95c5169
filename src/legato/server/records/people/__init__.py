"""Who is cared for: the people of a household and what is remembered about them."""
