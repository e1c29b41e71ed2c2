"""SVG drawings as shapes of a document: looked over first, read in a process of its own."""
