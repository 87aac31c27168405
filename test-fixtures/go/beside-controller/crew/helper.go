package crew

import (
	"context"

	"k8s.io/client-go/util/workqueue"
)

// Helper writes letters.
type Helper struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

// NewHelper makes one.
func NewHelper() *Helper {
	return &Helper{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

// Run starts a worker.
func (h *Helper) Run(ctx context.Context) {
	go h.worker(ctx)
}

func (h *Helper) worker(ctx context.Context) {
	for {
		letter, quit := h.queue.Get()
		if quit || ctx.Err() != nil {
			return
		}
		h.queue.Done(letter)
	}
}
