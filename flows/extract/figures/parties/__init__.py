"""Whose a figure is and towards whom: `perspective` asks the rules of this room in order, by the metric."""
