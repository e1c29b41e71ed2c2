"""Pictures for LED panels from slogans: exact pixels, lamps lit or dark, singly or over a list of screens."""
