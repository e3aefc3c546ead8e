"""The trusted side of the locked child process: how it is started, spoken to, ended, and tested."""
