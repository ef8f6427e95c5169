"""The pages of a session that is passed on as a link: making one, and opening one."""
