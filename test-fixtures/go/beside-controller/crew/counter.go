package crew

import (
	"context"
	"time"
)

// Counter counts beside the controller: its loop is not what the program is there for.
type Counter struct {
	seen int
}

// NewCounter makes one.
func NewCounter() *Counter {
	return &Counter{}
}

// Run counts again and again.
func (c *Counter) Run(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	for {
		select {
		case <-ticker.C:
			c.seen++
		case <-ctx.Done():
			return
		}
	}
}
