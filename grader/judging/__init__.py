"""Judge one submission by all checks: calls, time limits, outcomes and explanations."""
