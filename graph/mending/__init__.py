"""Mending a dataset's own files: one step, shown before it is written, that leaves the dataset as right as it was."""
