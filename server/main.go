//go:build !js

// Command server is the Warmnote sync server for a machine of one's own. It keeps encrypted templates for
// their owners' devices in one SQLite file. main_js.go is the same server for Cloudflare Workers.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
)

// commands are the subcommands; serve is the one that runs when none is named.
var commands = map[string]func(ctx context.Context, args []string) error{
	"serve":    serve,
	"backup":   backup,
	"restore":  restore,
	"check":    check,
	"version":  tellVersion,
	"licences": tellLicences,
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever asks again does not want to wait
	err := run(ctx, os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		help(os.Stdout)
	case errors.As(err, new(logged)):
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "warmnote:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	switch {
	case len(args) > 0 && args[0] == "help":
		return flag.ErrHelp
	case len(args) > 0 && strings.TrimLeft(args[0], "-") == "version":
		return tellVersion(ctx, nil)
	case len(args) == 0 || strings.HasPrefix(args[0], "-"):
		return serve(ctx, args)
	}
	command, found := commands[args[0]]
	if !found {
		return fmt.Errorf("%q is not a command; the commands are %s; warmnote help tells more", args[0],
			strings.Join(slices.Sorted(maps.Keys(commands)), ", "))
	}
	return command(ctx, args[1:])
}
