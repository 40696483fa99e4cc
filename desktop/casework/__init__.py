"""The casework: rules as pure functions, the desk, and an action for each thing a person does.

No Qt, no SQL. Rules never import actions; only actions and the desk touch the record.
"""
