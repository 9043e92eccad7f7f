"""What a figure counts: `metrics` asks the rules of this room in order: nouns, units, verbs, works."""
