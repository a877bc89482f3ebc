"""Drawings: frames in, one layered Vega-Lite chart out; no reading of data and no screen.

Every drawing is a frame of marks (rectangles, lines, points and words at positions worked out here)
and one small specification that draws them; see drawing.py. Its look follows one set of tokens, colours.py.
"""
