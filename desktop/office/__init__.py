"""What people of the office do, a folder for each thing."""
