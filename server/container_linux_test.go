package main

import (
	"database/sql"
	"debug/elf"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/migrations"
)

// image is what the second stage makes: the files that it holds under root, and how it runs.
type image struct {
	root       string
	user       int
	dir        string
	env        []string
	entrypoint []string
}

// playImage does what the second stage says with what the first left in built.
func playImage(t *testing.T, stage []instruction, built string) *image {
	t.Helper()
	im := &image{root: t.TempDir(), dir: only(t, stage, "WORKDIR")[0], env: only(t, stage, "ENV")}
	user := only(t, stage, "USER")[0]
	id, group, _ := strings.Cut(user, ":")
	im.user, _ = strconv.Atoi(id)
	if im.user == 0 || group != id {
		t.Fatalf("USER is %s, want a number that is not root's, and its group", user)
	}
	if err := json.Unmarshal([]byte(strings.Join(only(t, stage, "ENTRYPOINT"), " ")), &im.entrypoint); err != nil {
		t.Fatal("ENTRYPOINT: ", err)
	}
	volume, owned := only(t, stage, "VOLUME")[0], []string(nil)
	for _, i := range stage {
		switch i.name {
		case "FROM":
			if i.args[0] != "scratch" {
				t.Errorf("the image begins with %s, want scratch", i.args[0])
			}
		case "COPY":
			paths := slices.DeleteFunc(slices.Clone(i.args), func(arg string) bool { return strings.HasPrefix(arg, "--") })
			if slices.Contains(i.args, "--chown="+user) {
				owned = append(owned, paths[1])
			}
			if out, err := exec.Command("cp", "-r", filepath.Join(built, paths[0]), filepath.Join(im.root, paths[1])).CombinedOutput(); err != nil {
				t.Fatalf("COPY %s: %v\n%s", paths[0], err, out)
			}
		}
	}
	if !slices.Equal(owned, []string{volume}) {
		t.Errorf("the server's user owns %v, want the volume %s alone", owned, volume)
	}
	if db := im.setting("WARMNOTE_DB"); filepath.Dir(db) != volume || im.dir != volume {
		t.Errorf("the database is %s, other files go to %s, and the volume is %s", db, im.dir, volume)
	}
	if _, port, err := net.SplitHostPort(im.setting("WARMNOTE_LISTEN")); err != nil || port != only(t, stage, "EXPOSE")[0] {
		t.Errorf("the port is %q, which is not the one in EXPOSE (%v)", port, err)
	}
	return im
}

func (im *image) setting(name string) string {
	for _, variable := range im.env {
		if value, found := strings.CutPrefix(variable, name+"="); found {
			return value
		}
	}
	return ""
}

// command runs the image with these arguments, as a container would: with its files for all files, nothing that
// can be written but the volume, its user and no privileges. The port alone is another, as this one may be taken.
func (im *image) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	command := &exec.Cmd{
		Path: im.entrypoint[0],
		Args: append(slices.Clone(im.entrypoint), args...),
		Env:  append(slices.Clone(im.env), "WARMNOTE_LISTEN=127.0.0.1:0"),
		Dir:  im.dir,
		SysProcAttr: &syscall.SysProcAttr{
			Chroot:      im.root,
			Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWIPC,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: im.user, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: im.user, HostID: os.Getgid(), Size: 1}},
		},
	}
	return command
}

// TestContainer plays the Containerfile and runs its image, since there may be nothing here that makes containers.
func TestContainer(t *testing.T) {
	t.Parallel() // it mostly waits for its own processes
	build, final := stages(t)
	built := t.TempDir()
	playBuild(t, build, built)
	im := playImage(t, final, built)
	apart(t, exec.Command("true")) // or skips
	program := filepath.Join(im.root, im.entrypoint[0])
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	if libraries, err := file.ImportedLibraries(); len(libraries) > 0 || err != nil {
		t.Errorf("the program needs %v, which the image lacks (%v)", libraries, err)
	}
	if err := errors.Join(file.Close(), os.Chmod(im.root, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(im.root, 0o755) })

	makeLargeFirst(t, filepath.Join(im.root, "data", "first.db"))
	p := started(t, im.command(t, "-db", "/data/first.db"))
	p.stop(t, syscall.SIGTERM)

	p = started(t, im.command(t))
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	// As large as pushes come: SQLite must find a place for what it keeps aside meanwhile.
	items := make([]syncapi.PushItem, syncapi.DefaultLimits.PushItems)
	for round := range 3 {
		for n := range items {
			data := strings.Repeat(fmt.Sprint(round), 9_000)
			if items[n].Data = &data; round == 0 {
				items[n].ID = apitest.Random(16)
			}
		}
		answer, err := c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: items})
		if err != nil {
			t.Fatalf("%v\n%s", err, p.log.String())
		}
		for n, result := range answer.Items {
			if items[n].Base = result.Seq; result.Seq == 0 {
				t.Fatalf("item %d is answered %+v", n, result)
			}
		}
	}
	for _, args := range [][]string{{"backup", "monday.db"}, {"check"}} {
		if out, err := im.command(t, args...).CombinedOutput(); err != nil || !strings.Contains(string(out), "1 accounts, 100 records, 200 versions") {
			t.Errorf("%s in the container: %v\n%s", args[0], err, out)
		}
	}
	if log := p.stop(t, syscall.SIGTERM); !strings.Contains(log, `"msg":"stopped"`) {
		t.Errorf("the log says\n%s", log)
	}

	again := started(t, im.command(t))
	c.URL = again.url
	if now, err := c.GetAccount(t.Context()); err != nil || now.Cursor.Seq != 300 {
		t.Errorf("after a restart the account is %+v (%v)", now, err)
	}
	again.stop(t, syscall.SIGTERM)
}

// makeLargeFirst makes a database by the first migration alone, so large that SQLite keeps something aside in a file
// when the others run.
func makeLargeFirst(t *testing.T, path string) {
	t.Helper()
	schema, err := migrations.Files.ReadFile("0001_accounts_and_records.sql")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), string(schema)+`;
		CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL,
			is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')));
		INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1);
		INSERT INTO account (key, id, token, max_records, max_bytes, max_history_bytes) VALUES (1, 'a', 't', 1, 1, 1);
		DROP TRIGGER version_count; DROP TRIGGER version_bytes;
		WITH RECURSIVE n (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < 150000)
		INSERT INTO version SELECT 1, 'r', seq, 'd', 0 FROM n;
		CREATE TRIGGER version_count AFTER INSERT ON version BEGIN SELECT 1; END;
		CREATE TRIGGER version_bytes AFTER INSERT ON version BEGIN SELECT 1; END`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
