"""What a graph can be asked, and the engine that answers from memory."""
