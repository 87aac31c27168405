package dock

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

// CraneController is the first one: its parts are told.
type CraneController struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

// NewCraneController makes one.
func NewCraneController() *CraneController {
	return &CraneController{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

// Run starts a worker.
func (c *CraneController) Run(ctx context.Context) {
	wait.UntilWithContext(ctx, c.worker, time.Second)
}

func (c *CraneController) worker(ctx context.Context) {
	for c.processNextCrane(ctx) {
	}
}

func (c *CraneController) processNextCrane(ctx context.Context) bool {
	key, quit := c.queue.Get()
	if quit {
		return false
	}
	defer c.queue.Done(key)
	if err := c.syncCrane(ctx, key); err != nil {
		c.queue.AddRateLimited(key)
	}
	return true
}

func (c *CraneController) syncCrane(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if key == "" {
		return nil
	}
	return nil
}
