"""The tests of xorkit; a package, so that they can share modules."""
