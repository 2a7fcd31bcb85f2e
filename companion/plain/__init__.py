"""The face without a screen: what is printed, and what is asked line by line."""
