"""Results rendered for people: the terminal, HTML pages, and plots."""
