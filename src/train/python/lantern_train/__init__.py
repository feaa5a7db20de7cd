"""Lantern's training recipe: from radiographs with labels to a network bundle."""
