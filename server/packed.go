//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// packedEndings are those of files that gzip makes small; of the engine it leaves a third.
var packedEndings = []string{".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm"}

// packedMost is the size of the largest file that is packed, in bytes: both forms are kept in memory.
const packedMost = 8 << 20

// packedFiles serves files by gzip, each packed once: when it is first asked for, and again when it has changed.
type packedFiles struct {
	files fs.FS
	mutex sync.Mutex
	kept  map[string]*packedFile
}

// packedFile is a file in both forms.
type packedFile struct {
	changed       time.Time
	plain, zipped []byte
	tag           string // of the content
}

// serve answers with a file that is packed, in the form that the client takes, or not at all.
func (p *packedFiles) serve(w http.ResponseWriter, r *http.Request) bool {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(r.URL.Path, "/index.html") || !fs.ValidPath(path.Join(".", name)) {
		return false // has a shorter address, or none
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	file := p.get(name)
	if file == nil {
		return false
	}
	header := w.Header()
	header.Set("Vary", "Accept-Encoding")
	if !takesGzip(r.Header) {
		header.Set("ETag", `"`+file.tag+`"`)
		http.ServeContent(w, r, name, file.changed, bytes.NewReader(file.plain))
		return true
	}
	header.Set("ETag", `"`+file.tag+`-gzip"`)
	header.Set("Content-Encoding", "gzip")
	header.Set("Content-Length", strconv.Itoa(len(file.zipped))) // which ServeContent leaves to whoever encodes
	http.ServeContent(w, r, name, file.changed, bytes.NewReader(file.zipped))
	return true
}

// get is the file as it is now; nil when there is none that is packed. Who comes while it is being packed waits for it.
func (p *packedFiles) get(name string) *packedFile {
	if !slices.Contains(packedEndings, path.Ext(name)) {
		return nil
	}
	info, err := fs.Stat(p.files, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > packedMost {
		return nil
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known := p.kept[name]; known != nil && known.changed.Equal(info.ModTime()) && int64(len(known.plain)) == info.Size() {
		return known
	}
	plain, err := fs.ReadFile(p.files, name)
	if err != nil {
		return nil
	}
	if p.kept == nil {
		p.kept = map[string]*packedFile{}
	}
	p.kept[name] = &packedFile{changed: info.ModTime(), plain: plain, zipped: zipped(plain), tag: fmt.Sprintf("%x", sha256.Sum256(plain))[:32]}
	return p.kept[name]
}

func zipped(plain []byte) []byte {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		panic(err) // there is no such level
	}
	_, _ = w.Write(plain) // a buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

// takesGzip says whether a request names gzip among the encodings that it takes, and not as one that it refuses.
func takesGzip(header http.Header) bool {
	for _, list := range header.Values("Accept-Encoding") {
		for encoding := range strings.SplitSeq(list, ",") {
			name, parameters, err := mime.ParseMediaType(encoding)
			if err != nil || name != "gzip" {
				continue
			}
			weight, given := parameters["q"]
			q, err := strconv.ParseFloat(weight, 64)
			return !given || err == nil && q > 0
		}
	}
	return false
}
