"""What the person who runs the service can see of it: numbers, never a text."""
