"""Entity and relation kinds, each declared once; everything else is read off the declarations."""
