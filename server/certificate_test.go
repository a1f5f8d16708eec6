//go:build !js

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// renew writes a certificate with this number for 127.0.0.1.
func renew(t *testing.T, certFile, keyFile string, number int64) *x509.CertPool {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(number),
		NotAfter:     time.Now().Add(time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	write(t, keyFile, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})))
	write(t, certFile, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})))
	changed := time.Unix(1_700_000_000+number, 0) // a file system may keep whole seconds only
	if err := os.Chtimes(certFile, changed, changed); err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert}))
	return pool
}

func TestTLS(t *testing.T) {
	certFile, keyFile := filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	renew(t, certFile, keyFile, 1)
	p := start(t, "-db", dbFile(t), "-tls-cert", certFile, "-tls-key", keyFile, "-log-level", "debug")
	if !strings.HasPrefix(p.url, "https://") {
		t.Fatalf("the server listens at %s", p.url)
	}
	// A renewed certificate is used at once; half a renewal changes nothing.
	pool := renew(t, certFile, keyFile, 2)
	check := func() {
		t.Helper()
		client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
		answer, err := client.Get(p.url + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if got := answer.TLS.PeerCertificates[0].SerialNumber.Int64(); got != 2 {
			t.Errorf("the certificate is number %d, want 2", got)
		}
	}
	check()
	write(t, certFile, "half a renewal")
	check()
	check()
	strangers := &http.Client{Transport: &http.Transport{}} // they do not know the certificate
	if _, err := strangers.Get(p.url + "/healthz"); err == nil {
		t.Error("anybody trusts this certificate")
	}
	log := p.stop(t, syscall.SIGTERM)
	if strings.Count(log, "certificate cannot be read again") != 1 || !strings.Contains(log, "level=WARN") {
		t.Errorf("the operator does not read once what is wrong:\n%s", log)
	}
	for line := range strings.Lines(log) {
		if strings.Contains(line, "127.0.0.1:") != strings.Contains(line, "msg=listening") {
			t.Errorf("the log holds an address: %s", line)
		}
	}
	if !strings.Contains(log, "TLS handshake error from (address)") {
		t.Errorf("the log lacks a handshake that failed:\n%s", log)
	}

	for what, file := range map[string]string{"missing": "none.pem", "halved": certFile} {
		command := program("-db", dbFile(t), "-listen", "127.0.0.1:0", "-tls-cert", file, "-tls-key", keyFile)
		if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), file) {
			t.Errorf("a certificate that is %s: %v\n%s", what, err, out)
		}
	}
}

// A renewal may be a link that leads to other files, which are as old as those before.
func TestCertificateBehindALink(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "live")
	used := &certificate{certFile: filepath.Join(link, "cert.pem"), keyFile: filepath.Join(link, "key.pem"), log: slog.New(slog.DiscardHandler)}
	when := time.Unix(1, 0)
	for number := range int64(2) {
		into := filepath.Join(dir, fmt.Sprint(number))
		certFile := filepath.Join(into, "cert.pem")
		_ = os.Remove(link)
		if err := errors.Join(os.Mkdir(into, 0o700), os.Symlink(into, link)); err != nil {
			t.Fatal(err)
		}
		renew(t, certFile, filepath.Join(into, "key.pem"), number)
		if err := os.Chtimes(certFile, when, when); err != nil {
			t.Fatal(err)
		}
		loaded, err := used.get(nil)
		if err != nil || loaded.Leaf.SerialNumber.Int64() != number {
			t.Errorf("the certificate is number %v, want %d (%v)", loaded.Leaf.SerialNumber, number, err)
		}
	}
}

// Who watches the metrics hears of a renewal that fails while there is time.
func TestCertificateExpiryIsAMetric(t *testing.T) {
	certFile, keyFile := filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	observer := newObserver(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	used := &certificate{certFile: certFile, keyFile: keyFile, log: observer.log}
	observer.expiry(used)
	for number := range int64(2) { // the second is a renewal
		renew(t, certFile, keyFile, number+1)
		said := httptest.NewRecorder()
		observer.metrics(said, nil)
		want := fmt.Sprintf("warmnote_certificate_expiry_timestamp_seconds %d\n", used.loaded.Leaf.NotAfter.Unix())
		if !strings.Contains(said.Body.String(), want) || used.loaded.Leaf.SerialNumber.Int64() != number+1 {
			t.Errorf("metrics lack %s\n%.300s", want, said.Body)
		}
	}
}
