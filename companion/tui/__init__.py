"""The full-screen face. Screens show and ask; what follows from an answer is decided in
``companion.session``.
"""
