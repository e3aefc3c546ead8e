"""From what one student handed in to a Submission: folders, archives, notebooks, read safely. Nothing is run."""
