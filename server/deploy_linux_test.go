package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestUnits has systemd read the units, where it is installed.
func TestUnits(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd is not installed here")
	}
	units, err := filepath.Glob("deploy/warmnote*")
	if err != nil || len(units) != 3 {
		t.Fatalf("the units are %v (%v)", units, err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "warmnote")
	script(t, program, "")
	for _, unit := range units {
		text, err := os.ReadFile(unit)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(dir, filepath.Base(unit))
		write(t, copied, strings.ReplaceAll(string(text), "/usr/local/bin/warmnote", program))
		if out, err := exec.Command(analyze, "verify", copied).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", unit, err, out)
		}
	}
}

// A start may fail for as long as a disk is full or an address is missing. Of itself systemd gives up after five tries,
// within a second, and then a server that could run again stays away until somebody comes.
func TestServerIsStartedUntilItRuns(t *testing.T) {
	text, err := os.ReadFile("deploy/warmnote.service")
	if err != nil {
		t.Fatal(err)
	}
	unit, service, found := strings.Cut(string(text), "[Service]\n")
	if !found || !strings.Contains(unit, "\nStartLimitIntervalSec=0\n") || !strings.Contains(service, "\nRestart=on-failure\nRestartSec=5s\n") {
		t.Errorf("the unit is\n%s", text)
	}
}

// The nightly unit must back up the database that the server has, and an operator sets that in one place.
func TestBackupsAreOfTheServersDatabase(t *testing.T) {
	settings := func(unit string) (lines []string) {
		text, err := os.ReadFile(filepath.Join("deploy", unit))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "Environment") {
				lines = append(lines, line)
			}
		}
		return lines
	}
	server, backup := settings("warmnote.service"), settings("warmnote-backup.service")
	if len(server) != 2 || !slices.Equal(server, backup) {
		t.Errorf("the server is told\n%q\nthe backup\n%q", server, backup)
	}
	// The file's other lines are for the server only, and no reason to refuse.
	db := dbFile(t)
	start(t, "-db", db).stop(t, syscall.SIGTERM)
	command := program("backup", db+".copy")
	command.Env = append(command.Env, "WARMNOTE_DB="+db, "WARMNOTE_REGISTRATION=invite", "WARMNOTE_INVITE=sesame", "WARMNOTE_TRUST_PROXY=true")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestBackups runs the command of the nightly unit through a new year, with some nights missed: a backup of each
// of the last seven days and the first ones of the last four weeks must be there, and no more than eleven files.
func TestBackups(t *testing.T) {
	backUp, kept := newBackups(t)
	var nights []time.Time // on which the machine ran
	for n := range 33 {
		if n == 6 || n == 21 {
			continue
		}
		night := time.Date(2026, 12, 14+n, 3, 30, 0, 0, time.UTC)
		nights = append(nights, night)
		backUp(night, night)
		checkKept(t, kept, nights)
	}
}

// TestBackupsOfAWrongClock: a night of which the clock was wrong, ahead or behind, takes a place for no longer than any
// other, and lists that are from before there was one are taken over.
func TestBackupsOfAWrongClock(t *testing.T) {
	backUp, kept := newBackups(t)
	write(t, filepath.Join(kept, "week-2026-20.db"), "from before")
	var nights []time.Time
	for n := range 12 {
		night := time.Date(2026, 6, 1+7*n, 3, 30, 0, 0, time.UTC)
		switch n {
		case 3:
			backUp(night.AddDate(4, 0, 0), night.AddDate(0, 0, -1))
		case 5:
			backUp(time.Unix(0, 0), night.AddDate(0, 0, -1))
		}
		nights = append(nights, night)
		backUp(night, night)
	}
	weeks, err := filepath.Glob(filepath.Join(kept, "week-*.db"))
	if err != nil || len(weeks) != 4 {
		t.Errorf("of the weeks %v are kept (%v)", weeks, err)
	}
	checkKept(t, kept, nights)
}

// newBackups makes a directory of backups, and a function that runs the nightly command there when the clock says so
// and the database holds the number of that second. The machine speaks another language each time.
func newBackups(t *testing.T) (backUp func(clock, holds time.Time), kept string) {
	t.Helper()
	dir, kept := t.TempDir(), t.TempDir()
	script(t, filepath.Join(dir, "warmnote"), `echo $HOLDS >$2.new && mv $2.new $2`)
	date, err := exec.LookPath("date")
	if err != nil {
		t.Fatal(err)
	}
	script(t, filepath.Join(dir, "date"), `test "$LC_ALL" = C || printf "$LC_ALL-"
exec `+date+` -u -d @$CLOCK "$@"`)
	shell := backupShell(t, filepath.Join(dir, "warmnote"))
	return func(clock, holds time.Time) {
		t.Helper()
		command := exec.Command("/bin/sh", "-ec", shell)
		command.Dir = kept
		command.Env = append(os.Environ(), "CLOCK="+strconv.FormatInt(clock.Unix(), 10), "LC_ALL="+clock.Format("0102"),
			"HOLDS="+strconv.FormatInt(holds.Unix(), 10), "PATH="+dir+":"+os.Getenv("PATH"))
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", clock, err, out)
		}
	}, kept
}

// backupShell is what the shell of the nightly unit gets from systemd, with this program.
func backupShell(t *testing.T, program string) string {
	t.Helper()
	unit, err := os.ReadFile("deploy/warmnote-backup.service")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(unit), "ExecStart=/bin/sh -ec '")
	shell, _, closed := strings.Cut(rest, "'\n")
	if !found || !closed {
		t.Fatalf("no command in %s", unit)
	}
	return strings.NewReplacer("\\\n", "", "$$", "$", "%%", "%", "/usr/local/bin/warmnote", program).Replace(shell)
}

// checkKept looks for the backups that must be there after the last of these nights.
func checkKept(t *testing.T, kept string, nights []time.Time) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(kept, "*.db"))
	if err != nil || len(files) > 7+4 {
		t.Fatalf("%d files (%v): %s", len(files), err, files)
	}
	var held []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, strings.TrimSpace(string(text)))
	}
	tonight, weeks := nights[len(nights)-1], 0
	for n, night := range slices.Backward(nights) {
		first := n == 0 || week(nights[n-1]) != week(night)
		if first {
			weeks++
		}
		due := tonight.Sub(night) < 7*24*time.Hour || first && weeks <= 4
		if due && !slices.Contains(held, strconv.FormatInt(night.Unix(), 10)) {
			t.Fatalf("on %s that of %s is not kept: %s", tonight, night, files)
		}
	}
}

func week(night time.Time) int {
	_, week := night.ISOWeek()
	return week
}

func script(t *testing.T, path, text string) {
	t.Helper()
	write(t, path, "#!/bin/sh\n"+text+"\n")
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
}
