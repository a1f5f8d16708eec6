// Package licences holds the licences of all that is inside the server's program, on any system, and inside the
// Worker: they ask to be carried along.
package licences

import _ "embed"

//go:generate go run ./gen

// Text names each part and quotes its licence.
//
//go:embed licences.txt
var Text string
