//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
)

// options are what the operator sets, by flags or by the environment: -log-level is WARMNOTE_LOG_LEVEL.
type options struct {
	listen       string
	db           string
	demo         string
	registration string
	invite       string
	rate         int
	trustProxy   bool
	tlsCert      string
	tlsKey       string
	metrics      string
	logLevel     slog.Level
	logFormat    string
}

// The forms of the log.
const (
	textLog = "text"
	jsonLog = "json"
)

// define makes the flags. README.md explains them at length; a test holds it to this list.
func (o *options) define(flags *flag.FlagSet) {
	flags.StringVar(&o.listen, "listen", "127.0.0.1:8787", "address and port to listen on")
	flags.StringVar(&o.db, "db", "warmnote.db", "the SQLite file that holds everything; made if it is not there")
	flags.StringVar(&o.demo, "demo", "", "directory of static files to show at / (none: a line that says what this is)")
	flags.StringVar(&o.registration, "registration", string(syncapi.Open), "who may make an account: open, invite or closed")
	flags.StringVar(&o.invite, "invite", "", "the word that -registration invite asks for; better set by WARMNOTE_INVITE")
	flags.IntVar(&o.rate, "rate", 120, "requests a minute that an account may make, an address five times as many; 0: no limits")
	flags.BoolVar(&o.trustProxy, "trust-proxy", false, "take clients' addresses from X-Forwarded-For, behind a proxy of your own")
	flags.StringVar(&o.tlsCert, "tls-cert", "", "file with the TLS certificate chain; read again when it changes")
	flags.StringVar(&o.tlsKey, "tls-key", "", "file with the certificate's key")
	flags.StringVar(&o.metrics, "metrics", "", "address and port for Prometheus metrics at /metrics (none: no metrics)")
	flags.TextVar(&o.logLevel, "log-level", slog.LevelInfo, "least level to log: debug (every request), info, warn or error")
	flags.StringVar(&o.logFormat, "log-format", textLog, "form of the log: text or json")
}

func parseOptions(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("warmnote serve", flag.ContinueOnError)
	o.define(flags)
	if err := parse(flags, args); err != nil {
		return o, err
	}
	return o, o.check(flags.Args())
}

// strayVariables are those of the environment that have our prefix and are no setting: one whose name has a slip in it
// would else leave the default in force without a word.
func strayVariables(environment []string) (names []string) {
	settings := map[string]bool{}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	new(options).define(flags)
	flags.VisitAll(func(f *flag.Flag) { settings[prefix+"_"+strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))] = true })
	for _, variable := range environment {
		name, _, _ := strings.Cut(variable, "=")
		if strings.HasPrefix(name, prefix+"_") && !settings[name] {
			names = append(names, name)
		}
	}
	return names
}

func (o options) check(rest []string) error {
	_, registration := syncapi.RegistrationFrom(o.registration, o.invite)
	switch {
	case len(rest) > 0:
		return fmt.Errorf("serve takes flags only, not %q", rest[0])
	case registration != nil:
		return fmt.Errorf("%w: set -registration and -invite", registration)
	case (o.tlsCert == "") != (o.tlsKey == ""):
		return errors.New("-tls-cert and -tls-key go together")
	case o.rate < 0:
		return fmt.Errorf("-rate %d is below 0", o.rate)
	case o.logFormat != textLog && o.logFormat != jsonLog:
		return fmt.Errorf("-log-format %q is not text or json", o.logFormat)
	}
	return nil
}

// logger writes the log. Nothing that it is given anywhere holds a credential or a body.
func (o options) logger(w io.Writer) *slog.Logger {
	handler := &slog.HandlerOptions{Level: o.logLevel}
	if o.logFormat == jsonLog {
		return slog.New(newSparing(slog.NewJSONHandler(w, handler)))
	}
	return slog.New(newSparing(slog.NewTextHandler(w, handler)))
}
