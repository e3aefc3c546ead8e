class lazy:
    """A property that is worked out once and kept in the slot `_<name>`."""

    def __init__(self, work):
        self.work, self.slot = work, "_" + work.__name__

    def __get__(self, owner, kind=None):
        if owner is None:
            return self
        try:
            return getattr(owner, self.slot)
        except AttributeError:
            value = self.work(owner)
            setattr(owner, self.slot, value)
            return value
