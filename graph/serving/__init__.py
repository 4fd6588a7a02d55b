"""A graph served to assistants over the Model Context Protocol: asked, never written, without a network."""
