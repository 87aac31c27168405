package main

import (
	"context"
	"net/http"

	"example.com/relay/relay"
)

func main() {
	RunSignals(context.Background(), ":8080")
}

// RunSignals reads the configuration again and again, which is no detail.
func RunSignals(ctx context.Context, address string) {
	for ctx.Err() == nil {
		handler, err := relay.NewHandler(address)
		if err != nil {
			return
		}
		runRelay(ctx, handler, address)
	}
}

func runRelay(ctx context.Context, handler http.Handler, address string) {
	runAll(ctx, handler, address)
}

// runAll is where it happens:
// it serves,
// it stops when it is told to,
// and it does not come back before.
//
// All that is above only hands over,
// however long the comment is
// that comes after it.
func runAll(ctx context.Context, handler http.Handler, address string) {
	server := http.Server{Addr: address, Handler: handler}
	go func() {
		<-ctx.Done()
		server.Close()
	}()
	if err := ctx.Err(); err != nil {
		return
	}
	if err := server.ListenAndServe(); err != nil {
		return
	}
}
