"""Other systems: one module per export format, and code that runs inside other systems."""
