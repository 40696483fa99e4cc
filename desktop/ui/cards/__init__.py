"""What both desks say of a case in one card: findings, rights, the statement."""
