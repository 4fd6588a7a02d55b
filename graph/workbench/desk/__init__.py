"""The desk at which one person annotates: what a key does, and what is shown."""
