//go:build !js

package sqlite

import (
	"context"
	"errors"
	"time"

	"warmnote.dev/warmnote/server/sqlstore"
)

// groupMax bounds how many writes share one commit, so that none waits long for the others.
const groupMax = 64

var errClosed = errors.New("sqlite: the store is closed")

// writer runs all writes on one connection, one after another, as SQLite does anyway. Writes that arrive
// while another commits share the next commit, and so one wait for the disk: many accounts that push at
// once cost hardly more than one. A write that is alone commits by itself.
type writer struct {
	db   *prepared
	path string    // of the database, for its head file
	told head      // what the head file says
	when time.Time // the head file was looked at
	jobs chan *job
	stop chan struct{} // closed: take no more jobs
	done chan struct{} // closed: the last group is done
}

// job is one write on its way; run may run more than once.
type job struct {
	run func(sqlstore.DB) error
	err chan error
}

// newWriter starts a writer on a pool of exactly one connection, beside a head file that says told.
func newWriter(db *prepared, path string, told head) *writer {
	w := &writer{
		db:   db,
		path: path,
		told: told,
		jobs: make(chan *job, groupMax),
		stop: make(chan struct{}),
		done: make(chan struct{}),
	}
	go w.loop()
	return w
}

// lasting runs each statement to its end, whatever becomes of who asked for it.
type lasting struct{ db sqlstore.DB }

// Query is that of sqlstore.DB.
func (l lasting) Query(ctx context.Context, dest []any, row func(), query string, args ...any) error {
	return l.db.Query(context.WithoutCancel(ctx), dest, row, query, args...)
}

// Exec is that of sqlstore.DB.
func (l lasting) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	return l.db.Exec(context.WithoutCancel(ctx), query, args...)
}

// write is a sqlstore.Write. A write that was accepted is finished even when the caller has gone.
func (w *writer) write(_ context.Context, run func(sqlstore.DB) error) error {
	j := &job{run, make(chan error, 1)}
	select {
	case w.jobs <- j:
	case <-w.stop:
		return errClosed
	}
	select {
	case err := <-j.err:
		return err
	case <-w.done:
	}
	select {
	case err := <-j.err: // of the last group
		return err
	default:
		return errClosed
	}
}

func (w *writer) loop() {
	defer close(w.done)
	for {
		select {
		case first := <-w.jobs:
			w.commit(w.gather(first))
			w.tellHead()
		case <-w.stop:
			return
		}
	}
}

// gather takes what waits, and waits for nothing.
func (w *writer) gather(first *job) []*job {
	group := []*job{first}
	for len(group) < groupMax {
		select {
		case next := <-w.jobs:
			group = append(group, next)
		default:
			return group
		}
	}
	return group
}

// commit runs a group in one transaction. When anything fails the transaction is undone and each write
// runs by itself: the one at fault gets its error, the others are none the worse.
func (w *writer) commit(group []*job) {
	if len(group) > 1 && w.together(group) == nil {
		for _, j := range group {
			j.err <- nil
		}
		return
	}
	for _, j := range group {
		j.err <- j.run(lasting{w.db})
	}
}

// together returns an error when nothing of the group is stored. The transaction is plain SQL on the one
// connection, so that statements stay prepared.
func (w *writer) together(group []*job) error {
	if err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for _, j := range group {
		if err := j.run(lasting{w.db}); err != nil {
			return errors.Join(err, w.exec("ROLLBACK"))
		}
	}
	if err := w.exec("COMMIT"); err != nil {
		return errors.Join(err, w.exec("ROLLBACK"))
	}
	return nil
}

func (w *writer) exec(statement string) error {
	_, err := w.db.Exec(context.Background(), statement)
	return err
}

// tellHead keeps the head file near the head. It is a safety net only: should it fail, the next try is a
// second away, and a file that is behind does no harm.
func (w *writer) tellHead() {
	if now := time.Now(); now.Sub(w.when) >= headEvery {
		w.when = now
		_ = w.saveHead()
	}
}

// saveHead writes the head file, unless it says so already.
func (w *writer) saveHead() error {
	now, err := readHead(context.Background(), w.db)
	if err != nil || now == w.told {
		return err
	}
	if err := now.save(w.path); err != nil {
		return err
	}
	w.told = now
	return nil
}

// close finishes the group in hand. Who still waits then is told that nothing was stored.
func (w *writer) close() error {
	close(w.stop)
	<-w.done
	return errors.Join(w.saveHead(), w.db.close())
}
