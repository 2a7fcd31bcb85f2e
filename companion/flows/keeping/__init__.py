"""Flows for what a person keeps: check-ins, notes, questions, and what is made of them."""
