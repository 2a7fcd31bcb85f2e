"""What a person can do, and where each answer leads: written once, and carried out by whichever face there
is.
"""
