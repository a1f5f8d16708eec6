//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/peterbourgon/ff/v3"

	"warmnote.dev/warmnote/server/licences"
	"warmnote.dev/warmnote/server/sqlite"
)

// version is that of the whole of Warmnote: manifest.json and package.json say the same.
const version = "0.1.0"

const usage = `usage: warmnote [serve] [flags]               run the sync server
       warmnote backup -db FILE BACKUP        copy the database, also while a server runs
       warmnote restore -db FILE BACKUP       put a backup in its place, while none runs
       warmnote check -db FILE                read all of the database and say what is wrong
       warmnote version                       say which version this is
       warmnote licences                      print the licences of all that is inside

Flags of serve, each also a variable such as WARMNOTE_LISTEN:
`

// help tells the commands, and the flags of the one that has many.
func help(out io.Writer) {
	fmt.Fprint(out, usage)
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	new(options).define(flags)
	flags.SetOutput(out)
	flags.PrintDefaults()
}

func tellVersion(context.Context, []string) error {
	_, err := fmt.Printf("warmnote %s, %s, %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

func tellLicences(context.Context, []string) error {
	_, err := io.WriteString(os.Stdout, licences.Text)
	return err
}

// prefix is what our variables of the environment begin with.
const prefix = "WARMNOTE"

// parse reads flags, and variables of the environment where a flag is not given. Asked for help it answers
// [flag.ErrHelp] and prints nothing.
func parse(flags *flag.FlagSet, args []string) error {
	flags.SetOutput(io.Discard)
	err := ff.Parse(flags, args, ff.WithEnvVarPrefix(prefix))
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return fmt.Errorf("%w; warmnote help lists the flags", err)
	}
	return err
}

// dbCommand parses the flag -db and the arguments of a command that works on a database.
func dbCommand(name string, args []string, names ...string) (db string, rest []string, err error) {
	flags := flag.NewFlagSet("warmnote "+name, flag.ContinueOnError)
	flags.StringVar(&db, "db", "warmnote.db", "the server's SQLite file")
	if err := parse(flags, args); err != nil {
		return "", nil, err
	}
	if flags.NArg() != len(names) {
		return "", nil, fmt.Errorf("usage: warmnote %s -db FILE %s", name, strings.Join(names, " "))
	}
	return db, flags.Args(), nil
}

// present says which setting to look at where there is no database; a restore makes one.
func present(db string) error {
	if _, err := os.Stat(db); err != nil {
		return fmt.Errorf("%w; the server's file is named by -db or WARMNOTE_DB", err)
	}
	return nil
}

// backup copies the database, also while a server uses it, and checks the copy.
func backup(ctx context.Context, args []string) error {
	db, rest, err := dbCommand("backup", args, "BACKUP")
	if err != nil {
		return err
	}
	if err := present(db); err != nil {
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
	if err := present(db); err != nil {
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
