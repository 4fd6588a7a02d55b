"""Serving a desk to one browser on this computer, and to nobody else."""
