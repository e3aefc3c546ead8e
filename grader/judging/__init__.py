"""One submission, all checks: the calls, the time, the outcome of each check, and its explanation."""
