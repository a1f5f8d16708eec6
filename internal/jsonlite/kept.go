package jsonlite

// Kept reads a value that is the same in most texts, such as settings: it is read again only when its bytes
// differ. The zero Kept has read none.
type Kept struct {
	raw    []byte // an object; of all other values the end cannot be told by their bytes
	reader Reader // of raw
}

// Read reads the next value of r by read, unless it is the object that it read before. What read takes from
// its reader stays valid until a value is read that differs.
func (k *Kept) Read(r *Reader, read func(*Reader)) {
	if r.AtObject() && len(k.raw) > 0 && len(r.data)-r.pos >= len(k.raw) && string(r.data[r.pos:r.pos+len(k.raw)]) == string(k.raw) {
		r.pos += len(k.raw)
		return
	}
	k.raw = k.raw[:0]
	trial := *r
	if read(&trial); trial.err != nil || !r.AtObject() {
		*r = trial
		return
	}
	k.raw = append(k.raw, r.Raw()...)
	k.reader.Reset(k.raw)
	read(&k.reader)
}

// Forget makes the next value be read whatever it is.
func (k *Kept) Forget() { k.raw = k.raw[:0] }
