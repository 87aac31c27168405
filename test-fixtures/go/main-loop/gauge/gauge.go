package gauge

import (
	"context"

	"k8s.io/client-go/util/workqueue"
)

type Gauges struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

func NewGauges() *Gauges {
	return &Gauges{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

func (g *Gauges) Watch(ctx context.Context) {
	<-ctx.Done()
}
