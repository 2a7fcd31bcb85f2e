"""What the person does: keys, the pauses between them, and none for a long time."""
