package main

import (
	"context"
	"time"

	"k8s.io/client-go/util/workqueue"
)

func main() {
	ctx := context.Background()
	run(ctx, newController(ctx))
}

func run(ctx context.Context, c *Controller) {
	c.Run(ctx)
}

// newController makes a helper as well, which has a queue that says nothing of the program.
func newController(ctx context.Context) *Controller {
	reports := &Reporter{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
	reports.Run(ctx)
	return &Controller{reports: reports}
}

// Controller looks at all buoys again and again.
type Controller struct {
	reports *Reporter
}

// Run is the loop that the program is there for.
func (c *Controller) Run(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	for {
		c.RunOnce(ctx)
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// RunOnce looks at all buoys.
func (c *Controller) RunOnce(ctx context.Context) {
	for _, buoy := range []string{"north", "south"} {
		lit := time.Now().Minute()%2 == 0
		if lit {
			continue
		}
		c.reports.queue.Add(buoy)
	}
	if ctx.Err() != nil {
		return
	}
	if time.Now().Hour() == 0 {
		c.reports.queue.Add("midnight")
	}
}

// Reporter tells of buoys.
type Reporter struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

// Run starts the worker.
func (r *Reporter) Run(ctx context.Context) {
	go r.worker()
}

func (r *Reporter) worker() {
	for r.next() {
	}
}

func (r *Reporter) next() bool {
	buoy, quit := r.queue.Get()
	if quit {
		return false
	}
	defer r.queue.Done(buoy)
	if err := r.report(buoy); err != nil {
		r.queue.AddRateLimited(buoy)
	}
	return true
}

func (r *Reporter) report(buoy string) error {
	return nil
}
