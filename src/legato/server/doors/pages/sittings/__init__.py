"""The pages of a sitting: the plan, the player, and what follows afterwards."""
