"""Whether a figure is a fact, a goal or a forecast: `governing` asks the rules of this room in order."""
