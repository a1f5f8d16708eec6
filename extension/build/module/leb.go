package module

// reader takes the binary format apart. After an end that comes too soon it is bad and answers zeros.
type reader struct {
	data []byte
	bad  bool
}

// take answers the next n bytes.
func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.bad, r.data = true, nil
		return make([]byte, 1) // for callers that look at a single byte
	}
	head := r.data[:n]
	r.data = r.data[n:]
	return head
}

// leb answers the bytes of the next LEB128 number, of either sign.
func (r *reader) leb() []byte {
	for i, c := range r.data {
		if c < 0x80 {
			return r.take(i + 1)
		}
	}
	return r.take(len(r.data) + 1)
}

func (r *reader) uint() int { return int(unsigned(r.leb())) }

func (r *reader) int() int64 { return signed(r.leb()) }

// unsigned is the value of an unsigned LEB128 number.
func unsigned(leb []byte) (n uint64) {
	for i, c := range leb {
		n |= uint64(c&0x7F) << (7 * i)
	}
	return n
}

// signed is the value of a signed one.
func signed(leb []byte) int64 {
	unused := max(64-7*len(leb), 0)
	return int64(unsigned(leb)<<unused) >> unused
}

func appendUnsigned(dst []byte, n uint64) []byte {
	for ; n >= 0x80; n >>= 7 {
		dst = append(dst, byte(n)|0x80)
	}
	return append(dst, byte(n))
}

func appendSigned(dst []byte, n int64) []byte {
	for ; n < -0x40 || n >= 0x40; n >>= 7 {
		dst = append(dst, byte(n)|0x80)
	}
	return append(dst, byte(n)&0x7F)
}

// appendSized appends the length of body and body.
func appendSized(dst, body []byte) []byte {
	return append(appendUnsigned(dst, uint64(len(body))), body...)
}
