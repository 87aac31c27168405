package ferry

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

type Crossings struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

func NewCrossings() *Crossings {
	return &Crossings{
		queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]()),
	}
}

func (c *Crossings) Run(ctx context.Context) {
	wait.UntilWithContext(ctx, c.runWorker, time.Second)
}

func (c *Crossings) runWorker(ctx context.Context) {
	for c.next(ctx) {
	}
}

func (c *Crossings) next(ctx context.Context) bool {
	key, quit := c.queue.Get()
	if quit {
		return false
	}
	defer c.queue.Done(key)
	if err := c.doSync(ctx, key); err != nil {
		c.queue.AddRateLimited(key)
	}
	return true
}

func (c *Crossings) doSync(ctx context.Context, key string) error {
	if key == "" {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
		return nil
	}
}
