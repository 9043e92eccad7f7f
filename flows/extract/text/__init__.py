"""The text as it is read: the mended view with its way back, sentences, phrases found by automata."""
