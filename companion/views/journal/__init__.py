"""Views of what the person kept: the diary, the mood chart, notes, questions."""
