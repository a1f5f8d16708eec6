//go:build !wasm

package rules

// texts are the examples of a rule, for its tests and its reference.
func texts(examples ...string) []string { return examples }
