"""A second screen and a second person: phones that join one sitting, and what they ask for."""
