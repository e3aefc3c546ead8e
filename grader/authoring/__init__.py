"""Tools for authors: record answers, audit checks, make handouts."""
