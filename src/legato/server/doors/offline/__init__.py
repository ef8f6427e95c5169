"""What a device keeps so that it works without a network."""
