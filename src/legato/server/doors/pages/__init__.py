"""What all pages share: the frame, the look, the home page and the tags of the templates."""
