"""The pages of the programme that somebody keeps."""
