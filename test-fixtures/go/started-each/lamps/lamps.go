package lamps

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

// Controller keeps lamps in order.
type Controller struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

// NewController makes one.
func NewController() *Controller {
	return &Controller{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

// Run starts a worker.
func (c *Controller) Run(ctx context.Context) {
	wait.UntilWithContext(ctx, c.worker, time.Second)
}

func (c *Controller) worker(ctx context.Context) {
	for c.next(ctx) {
	}
}

func (c *Controller) next(ctx context.Context) bool {
	key, quit := c.queue.Get()
	if quit {
		return false
	}
	defer c.queue.Done(key)
	c.reconcile(ctx, key)
	return true
}

func (c *Controller) reconcile(ctx context.Context, key string) {
	if ctx.Err() != nil {
		return
	}
	if key == "" {
		return
	}
	c.queue.Forget(key)
}
