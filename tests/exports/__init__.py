"""Tests of what other systems get: each format as its reader wants it, with nothing active in it."""
