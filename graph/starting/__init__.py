"""Starting a dataset from texts: what is known of them, and files that a check finds clean."""
