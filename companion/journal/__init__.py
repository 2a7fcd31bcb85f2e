"""What the person keeps: one file on their own machine."""
