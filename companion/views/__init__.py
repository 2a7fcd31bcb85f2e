"""What is said on each view, the same words for both faces. A view knows no screen; a face knows how to
show one.
"""
