"""What comes with the program: templates."""
