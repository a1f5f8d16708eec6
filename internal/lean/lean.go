// Package lean does what the engine needs of strings and slices. Those two packages cost it 120 KB of
// WebAssembly (they bring sync, io and unicode along); these few functions, for the short texts and
// lists that it works on, cost two.
package lean

// Incomparable as the first field of a struct spares the module the code that would compare two of them with ==. The
// compiler writes it for every type that allows it, whether anybody compares or not.
type Incomparable [0]func()

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Index is where sub, which is not empty, first stands in s, in bytes; -1 when nowhere.
func Index(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i] == sub[0] && s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

// IndexAny is where a byte of set first stands in s; -1 when nowhere.
func IndexAny(s, set string) int {
	for i := range len(s) {
		for j := range len(set) {
			if s[i] == set[j] {
				return i
			}
		}
	}
	return -1
}

// Search is how many of n things are first, where those that are all come before those that are not.
func Search(n int, first func(i int) bool) int {
	low, high := 0, n
	for low < high {
		if middle := (low + high) / 2; first(middle) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// Blanks are the bytes that Trim takes off.
const Blanks = " \t\r\n"

// Trim takes blanks off both ends.
func Trim(s string) string {
	s = s[Leading(s):]
	return s[:len(s)-Trailing(s)]
}

// Leading counts the blanks at the start of s.
func Leading(s string) int {
	n := 0
	for n < len(s) && IndexAny(s[n:n+1], Blanks) == 0 {
		n++
	}
	return n
}

// Trailing counts the blanks at the end of s.
func Trailing[S string | []byte](s S) int {
	n := len(s)
	for n > 0 && IndexAny(string(s[n-1:n]), Blanks) == 0 {
		n--
	}
	return len(s) - n
}

// Join puts the parts together with a separator between them.
func Join(parts []string, separator string) string {
	var out []byte
	for i, p := range parts {
		if i > 0 {
			out = append(out, separator...)
		}
		out = append(out, p...)
	}
	return string(out)
}

// Contains reports whether list holds v.
func Contains[T comparable](list []T, v T) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// Equal reports whether two lists hold the same.
func Equal[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Sort is a stable insertion sort, for lists that are short or nearly sorted.
func Sort[T any](list []T, less func(a, b *T) bool) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && less(&list[j], &list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
