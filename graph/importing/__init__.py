"""Tables of claims, as others make them, taken into a dataset: what fits is written, the rest is told."""
