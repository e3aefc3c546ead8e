"""From what was handed in to a Submission: discovery, archives, notebooks, downloads, attempts. Nothing is run."""
