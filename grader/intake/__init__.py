"""Read submissions: discovery, archives, notebooks, downloads, attempts. Nothing is executed."""
