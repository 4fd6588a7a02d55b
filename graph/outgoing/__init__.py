"""A graph on its way out: what of it goes, in which format, and what the format cannot say."""
