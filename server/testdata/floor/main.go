// Command floor is what a server in Go costs that does nothing: it answers every request 304 without a body.
// With any argument it does not even that and ends. Benchmarks of the server are read against it.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

func main() {
	if len(os.Args) > 1 {
		return
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		fmt.Fprintf(os.Stderr, "msg=listening url=http://%s/\n", listener.Addr())
		err = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotModified)
		}))
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
