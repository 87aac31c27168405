package wharf

import (
	"context"
	"errors"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"
)

type berths struct {
	queue workqueue.TypedRateLimitingInterface[string]
}

func Run(ctx context.Context, namespace string, workers int) error {
	return newBerths().run(ctx, workers)
}

func newBerths() *berths {
	return &berths{queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())}
}

func (b *berths) run(ctx context.Context, workers int) error {
	for range workers {
		go wait.UntilWithContext(ctx, b.worker, time.Second)
	}
	<-ctx.Done()
	return nil
}

func (b *berths) worker(ctx context.Context) {
	for b.next(ctx) {
	}
}

func (b *berths) next(ctx context.Context) bool {
	key, stopped := b.queue.Get()
	if stopped {
		return false
	}
	defer b.queue.Done(key)
	if err := b.moor(ctx, key); err != nil {
		b.queue.AddRateLimited(key)
	}
	return true
}

// What it is called says nothing; it is given what was taken from the queue.
func (b *berths) moor(ctx context.Context, key string) error {
	name := berthOf(key)
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
	}
	if name == "" {
		b.queue.Forget(key)
		return nil
	}
	if len(name) > 63 {
		return errors.New("no berth has such a long name")
	}
	b.queue.Forget(key)
	return nil
}

// Given the same, and only reads it.
func berthOf(key string) string {
	_, name, found := strings.Cut(key, "/")
	if !found {
		return key
	}
	return name
}
