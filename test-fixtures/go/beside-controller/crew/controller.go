package crew

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

// Controller has a queue, and a helper that has one as well.
type Controller struct {
	queue  workqueue.TypedRateLimitingInterface[string]
	helper *Helper
}

// NewController makes both.
func NewController() *Controller {
	return &Controller{
		helper: NewHelper(),
		queue:  workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]()),
	}
}

// Run starts the helper first.
func (c *Controller) Run(ctx context.Context) {
	c.helper.Run(ctx)
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
	c.syncSailor(ctx, key)
	return true
}

func (c *Controller) syncSailor(ctx context.Context, key string) {
	if ctx.Err() != nil {
		return
	}
	if key == "" {
		return
	}
	c.helper.queue.Add(key)
}
