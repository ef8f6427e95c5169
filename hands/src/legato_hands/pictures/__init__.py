"""Pictures of the moving hands, taken from the running app."""
