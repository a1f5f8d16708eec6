// Command forget has a server's database forget all deletions, as it does of old ones. No server may be using it.
package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"

	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

func main() {
	if err := forget(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func forget(ctx context.Context, path string) error {
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(s.Compact(ctx, store.Horizon{Tombstones: math.MaxInt64, Gone: math.MaxInt64}), s.Close())
}
