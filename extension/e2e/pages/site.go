// Package pages is a small LinkedIn of our own for the browser tests: a TLS server on the loopback whose
// pages look to a program as LinkedIn's do (two builds of the profile, people search, My Network, the
// stand-alone invitation, and the invitation dialog in all of its mountings), under a policy like
// LinkedIn's, with sensors that notice an extension. Start at [Serve]; the pages are the .html and .js
// files beside this one.
package pages

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"sync"
	"time"
)

// Host is the name that the browser must be made to find at [Site.Addr].
const Host = "www.linkedin.com"

// Site is the running server.
type Site struct {
	// Addr is the loopback address with its port.
	Addr string
	// Pin is the base64 of SHA-256 over the certificate's public key, for
	// --ignore-certificate-errors-spki-list.
	Pin string

	server *http.Server

	mu      sync.Mutex
	reports []string
}

// Serve starts the site on a free port of the loopback.
func Serve() (*Site, error) {
	certificate, pin, err := selfSigned()
	if err != nil {
		return nil, fmt.Errorf("certificate of the model site: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("model site: %w", err)
	}
	s := &Site{Addr: listener.Addr().String(), Pin: pin}
	s.server = &http.Server{
		Handler:           s.handler(),
		TLSConfig:         &tls.Config{Certificates: []tls.Certificate{certificate}},
		ReadHeaderTimeout: time.Minute,
		// A browser that is closed in mid-handshake is no news.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	go s.server.ServeTLS(listener, "", "")
	return s, nil
}

// Close stops the site.
func (s *Site) Close() error { return s.server.Close() }

// Reports are the bodies of all policy reports that browsers have sent so far.
func (s *Site) Reports() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.reports...)
}

func (s *Site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+reportPath, s.takeReport)
	mux.Handle("GET /model/", http.StripPrefix("/model/", http.FileServerFS(files)))
	for pattern, name := range routes {
		mux.HandleFunc("GET "+pattern, func(w http.ResponseWriter, r *http.Request) { servePage(w, r, name) })
	}
	return mux
}

func (s *Site) takeReport(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	s.reports = append(s.reports, string(body))
	s.mu.Unlock()
	w.WriteHeader(http.StatusNoContent)
}

// selfSigned makes a key and a certificate for [Host] that live as long as the site.
func selfSigned() (certificate tls.Certificate, pin string, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return certificate, "", err
	}
	now := time.Now()
	description := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: Host},
		DNSNames:     []string{Host},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(24 * time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, description, description, &key.PublicKey, key)
	if err != nil {
		return certificate, "", err
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return certificate, "", err
	}
	sum := sha256.Sum256(public)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, base64.StdEncoding.EncodeToString(sum[:]), nil
}
