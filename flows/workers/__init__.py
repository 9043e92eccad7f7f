"""Who extracts, and what is handed to them: batches of inputs to processes of this machine or of a cluster."""
