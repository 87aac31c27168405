package watch

import (
	"context"
	"net/http"
	"net/http/pprof"
	"time"
)

// Collector counts beside all controllers.
type Collector struct {
	counted int
}

// NewCollector makes one.
func NewCollector() *Collector {
	return &Collector{}
}

// StartCollecting counts again and again.
func (c *Collector) StartCollecting() {
	ticker := time.NewTicker(time.Minute)
	for {
		select {
		case <-ticker.C:
			c.counted++
		}
	}
}

// Opener has no loop.
type Opener struct{}

// Start opens once.
func (o *Opener) Start(ctx context.Context) error {
	return ctx.Err()
}

// Handlers are no controllers.
func Handlers() map[string]http.Handler {
	handlers := map[string]http.Handler{}
	handlers["/allocs"] = pprof.Handler("allocs")
	handlers["/block"] = pprof.Handler("block")
	handlers["/heap"] = pprof.Handler("heap")
	handlers["/mutex"] = pprof.Handler("mutex")
	handlers["/threads"] = pprof.Handler("threadcreate")
	return handlers
}
