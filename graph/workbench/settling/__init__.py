"""Settling what two annotators say of the same documents, into a third dataset and a log of the decisions."""
