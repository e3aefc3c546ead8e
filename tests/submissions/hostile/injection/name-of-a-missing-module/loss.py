raise ModuleNotFoundError("\x1b[31mno module", name="sigmoid\x1b[2J\u202e")
