"""The trusted side of the locked child process: start, call, end and test it."""
