"""Grade a class: dispatch to workers, store results, choose the attempt that counts."""
