"""Everything a person can do in the program, as coroutines that both interfaces run.

A flow talks to the person only through the ``UI`` protocol in ``ui``. Each interface implements that
protocol. The commands that start flows are listed in ``commands``.
"""
