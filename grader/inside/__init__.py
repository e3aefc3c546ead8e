"""The process that runs student code. It imports the standard library and NumPy, and holds no secret.

Who runs: this package, started by `grader.sandbox.child` in a process of its own, with an empty
environment, no import path but the standard library's, and NumPy already imported.

What each pipe carries: standard input brings frames from the trusted side (first the source and
the limits, then one call after another), standard output takes one frame back for each. Both are
moved to other descriptors before student code runs; descriptors 0, 1 and 2 are the null device.

What may pass: the closed vocabulary of `wire`. Values go out, never verdicts: nothing here knows
what a right answer is, how many points it is worth, or which check asks.
"""
