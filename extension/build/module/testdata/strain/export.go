//go:build wasip1

package main

//go:wasmexport strain
func export() int32 { return strain() }
