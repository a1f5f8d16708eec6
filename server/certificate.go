//go:build !js

package main

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
)

// certificate is a TLS certificate in files that something else renews.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu     sync.Mutex
	loaded *tls.Certificate
	file   os.FileInfo // that it was read from
	told   string      // the last fault that was logged
}

// get is a tls.Config.GetCertificate. It reads the files again when they changed; while they cannot be
// read, as in the middle of a renewal, the certificate that is there stays in use, and the fault is logged once.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch err := c.load(); {
	case err == nil:
		c.told = ""
	case c.loaded == nil:
		return nil, fmt.Errorf("TLS certificate: %w", err)
	case err.Error() != c.told:
		c.told = err.Error()
		c.log.Warn("the TLS certificate cannot be read again; the one from before stays in use until it expires",
			"expires", c.loaded.Leaf.NotAfter, "cause", err)
	}
	return c.loaded, nil
}

// load reads the files unless they are those that were read before. A renewal may write them anew, or have a link lead to
// others, which may be as old: what unpacks them often gives all files one time.
func (c *certificate) load() error {
	info, err := os.Stat(c.certFile)
	if err != nil || c.loaded != nil && os.SameFile(info, c.file) && info.ModTime().Equal(c.file.ModTime()) {
		return err
	}
	loaded, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil { // of what is not PEM, or is another's key, it names no file
		return fmt.Errorf("%q with the key %q: %w", c.certFile, c.keyFile, err)
	}
	c.loaded, c.file = &loaded, info
	return nil
}
