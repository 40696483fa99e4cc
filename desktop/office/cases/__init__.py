"""All cases, referrals first, and one case whole."""
