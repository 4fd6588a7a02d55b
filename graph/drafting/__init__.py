"""Claims that somebody, or something, proposes: asked for, held to the rules, kept until a person decides.

Nothing here writes into a dataset. What comes back from a model, or is pasted out of a chat, is data: it is
read, judged and shown, and never run, never a path.
"""
