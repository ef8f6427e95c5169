"""The pages of a check-in: questions one step at a time, the verdict, and what to do where nothing can be composed."""
