"""From documents as people have them, HTML, DOCX and PDF, to the texts that are cited."""
