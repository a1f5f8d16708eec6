package rules

// texts leaves the examples out of the module, which shows none: they take 1 % of it.
func texts(...string) []string { return nil }
