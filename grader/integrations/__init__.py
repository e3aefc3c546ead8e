"""Other systems: files that they read, and code that runs inside them."""
