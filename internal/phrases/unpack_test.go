package phrases

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestUnpackWords(t *testing.T) {
	long := strings.Repeat("o", 50)
	for _, words := range [][]string{nil, {"a"}, {"an", "answer", "answers", "but", "café", "cafés", long + "a", long + "b", "z"}} {
		want := ""
		for _, word := range words {
			want += word + "\n"
		}
		if got := UnpackWords(PackWords(words)); got != want {
			t.Errorf("%q come back as %q", words, got)
		}
	}
}

func TestUnpack(t *testing.T) {
	if got, want := Unpack("\x00\x7f\x80\x01\xff\xff\x03"), []uint16{0, 127, 128, 65535}; !slices.Equal(got, want) {
		t.Errorf("Unpack answers %v, not %v", got, want)
	}
	if got, want := UnpackNumbered("\x00\x00\x08\x00", 7), []uint16{7, 8, 7, 9}; !slices.Equal(got, want) {
		t.Errorf("UnpackNumbered answers %v, not %v", got, want)
	}
	if got, want := UnpackRuns("\x02\x03\x0c\x0f"), []uint16{0b11100, 0b1111111111111110}; !slices.Equal(got, want) {
		t.Errorf("UnpackRuns answers %b, not %b", got, want)
	}
	groups := []uint16{NoMore, 5, 6, NoMore, 7, 8, 9, 10, NoMore}
	if got, want := UnpackLists("\x00\x00\x02\x00", groups), []uint16{0, 1, 1, 4}; !slices.Equal(got, want) {
		t.Errorf("UnpackLists answers %v, not %v", got, want)
	}
}

// What is packed comes back, whatever the numbers.
func TestUnpackSparse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 0xFFFF))).Draw(t, "values")
		var packed []byte
		for _, v := range PackSparse(values) {
			packed = binary.AppendUvarint(packed, uint64(v))
		}
		got := UnpackSparse(string(packed))
		if len(got) != len(values) {
			t.Fatalf("%d numbers come back of %d", len(got), len(values))
		}
		for i, v := range values {
			if int(got[i]) != v {
				t.Fatalf("number %d comes back as %d, not %d", i, got[i], v)
			}
		}
	})
}

// What is packed comes back, whatever the groups; where they lead falls in each list.
func TestUnpackGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var groups []int
		for _, list := range rapid.SliceOf(rapid.SliceOf(rapid.Uint16Max(2500))).Draw(t, "lists") {
			slices.Sort(list)
			for _, to := range slices.Backward(list) {
				key := rapid.Uint16Max(NoMore-1).Draw(t, "key")
				groups = append(groups, int(key), int(to))
			}
			groups = append(groups, int(NoMore))
		}
		var bytes [2][]byte
		keys, to := PackGroups(groups)
		for i, values := range [][]int{keys, to} {
			for _, v := range values {
				bytes[i] = binary.AppendUvarint(bytes[i], uint64(v))
			}
		}
		var got []int
		for _, n := range UnpackGroups(string(bytes[0]), string(bytes[1])) {
			got = append(got, int(n))
		}
		if !slices.Equal(got, groups) {
			t.Fatalf("%v come back as %v", groups, got)
		}
	})
}
