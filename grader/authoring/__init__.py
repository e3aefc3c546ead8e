"""What an author does: record answers, audit the checks, make handouts."""
