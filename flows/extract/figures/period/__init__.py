"""When a figure holds: `dating` asks the rules of this room in order, its own words first, the document last."""
