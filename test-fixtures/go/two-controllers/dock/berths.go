package dock

import (
	"context"
	"log"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

// BerthController has a longer loop, which does not make it the one that is told.
type BerthController struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

// NewBerthController makes one.
func NewBerthController() *BerthController {
	return &BerthController{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

// Run starts a worker.
func (c *BerthController) Run(ctx context.Context) {
	wait.UntilWithContext(ctx, c.worker, time.Second)
}

func (c *BerthController) worker(ctx context.Context) {
	for c.processNextBerth(ctx) {
	}
}

func (c *BerthController) processNextBerth(ctx context.Context) bool {
	key, quit := c.queue.Get()
	if quit {
		return false
	}
	defer c.queue.Done(key)
	err := c.syncBerth(ctx, key)
	if err == nil {
		c.queue.Forget(key)
		return true
	}
	if c.queue.NumRequeues(key) > 5 {
		log.Print(err)
		c.queue.Forget(key)
		return true
	}
	c.queue.AddRateLimited(key)
	return true
}

func (c *BerthController) syncBerth(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if key == "" {
		return nil
	}
	return nil
}
