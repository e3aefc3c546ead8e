globals()["compute_los\x1b[31m\u202e"] = print
