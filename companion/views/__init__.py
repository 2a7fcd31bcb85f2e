"""What is said on each sheet, the same words for both faces. A sheet knows no screen; a face knows how to
show one.
"""
