//go:build !js

package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/peterbourgon/ff/v3"

	"warmnote.dev/warmnote/server/sqlite"
)

// dbCommand parses the flag -db and the arguments of a command that works on a database.
func dbCommand(name string, args []string, names ...string) (db string, rest []string, err error) {
	flags := flag.NewFlagSet("warmnote "+name, flag.ContinueOnError)
	flags.StringVar(&db, "db", "warmnote.db", "the server's SQLite file")
	if err := ff.Parse(flags, args, ff.WithEnvVarPrefix("WARMNOTE")); err != nil {
		return "", nil, err
	}
	if flags.NArg() != len(names) {
		return "", nil, fmt.Errorf("usage: warmnote %s -db FILE %s", name, strings.Join(names, " "))
	}
	return db, flags.Args(), nil
}

// backup copies the database, also while a server uses it, and checks the copy.
func backup(ctx context.Context, args []string) error {
	db, rest, err := dbCommand("backup", args, "BACKUP")
	if err != nil {
		return err
	}
	report, err := sqlite.Backup(ctx, db, rest[0])
	if err != nil {
		return err
	}
	tell("backed up to "+rest[0], report)
	return nil
}

// restore puts a backup in the place of the database.
func restore(ctx context.Context, args []string) error {
	db, rest, err := dbCommand("restore", args, "BACKUP")
	if err != nil {
		return err
	}
	kept, err := sqlite.Restore(ctx, db, rest[0])
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "restored %s; devices will send again what it lacks\n", db)
	if kept != "" {
		fmt.Fprintf(os.Stdout, "the database that was there is kept as %s\n", kept)
	}
	return nil
}

// check reads all of the database, also while a server uses it.
func check(ctx context.Context, args []string) error {
	db, _, err := dbCommand("check", args)
	if err != nil {
		return err
	}
	report, err := sqlite.Check(ctx, db)
	if err != nil {
		return err
	}
	tell(db+" is sound", report)
	return nil
}

// tell reports to the operator.
func tell(what string, r *sqlite.Report) {
	fmt.Fprintf(os.Stdout, "%s: %d accounts, %d records, %d versions, %d bytes\n", what, r.Accounts, r.Records, r.Versions, r.Bytes)
}
