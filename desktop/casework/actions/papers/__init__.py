"""Papers: how the service stands on them, which texts they take, what was handed over."""
