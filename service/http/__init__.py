"""The HTTP face: requests in, briefs out, one error shape."""
