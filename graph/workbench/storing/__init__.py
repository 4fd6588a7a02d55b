"""Steps as they are written, journalled and undone; and what is being made, kept over a crash."""
