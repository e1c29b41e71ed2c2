"""The PDF back end; imports no Qt."""
