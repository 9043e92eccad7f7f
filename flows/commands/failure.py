"""The two ways in which a command ends badly. The message is one clear line for the person who called it."""


class BadUse(Exception):
    """What was asked for cannot be done as asked: an argument that names nothing, a query that makes no sense."""


class Failure(Exception):
    """What was asked for was tried and did not succeed."""
