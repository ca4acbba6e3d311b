"""The client's side of a bond: joining, what was shared, resting and ending."""
