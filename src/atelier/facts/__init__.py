"""Published figures, rules of law, survey results and prices, each with its source and its date."""
