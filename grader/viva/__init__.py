"""Questions for each student about their own program, with computed answers for the examiner."""
