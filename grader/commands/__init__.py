"""The subcommands, by audience."""
