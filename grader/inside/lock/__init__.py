"""What a process gives up before it runs student code: `lockdown` says what, in order, and why."""
