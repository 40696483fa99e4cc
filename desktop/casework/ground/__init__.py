"""The ground: postcodes and how they are typed, where they lie, how far apart, and the schools."""
