"""Views of the journal: the diary, the mood chart, notes and questions."""
