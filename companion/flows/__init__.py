"""What a person does, from its first question to its end: coroutines against the port in ``ui``, which each
interface carries out in its own way, and a record for each command.
"""
