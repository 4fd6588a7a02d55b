"""Before there are claims: a dataset is started from texts, and the kinds of claim are looked up."""
