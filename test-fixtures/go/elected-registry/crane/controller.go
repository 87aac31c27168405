package crane

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

const maxRetries = 5

type Controller struct {
	queue  workqueue.TypedRateLimitingInterface[string]
	synced cache.InformerSynced
	// A field, so that tests can set it.
	syncHandler func(ctx context.Context, key string) error
}

func NewController(factory informers.SharedInformerFactory) *Controller {
	c := &Controller{
		queue: workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]()),
	}
	pods := factory.Core().V1().Pods().Informer()
	pods.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: c.enqueue,
	})
	c.synced = pods.HasSynced
	c.syncHandler = c.syncCrane
	return c
}

func (c *Controller) enqueue(object any) {
	key, _ := cache.MetaNamespaceKeyFunc(object)
	c.queue.Add(key)
}

func (c *Controller) Run(ctx context.Context, workers int) {
	defer c.queue.ShutDown()
	if !cache.WaitForCacheSync(ctx.Done(), c.synced) {
		return
	}
	for range workers {
		go wait.UntilWithContext(ctx, c.worker, time.Second)
	}
	<-ctx.Done()
}

func (c *Controller) worker(ctx context.Context) {
	for c.processNext(ctx) {
	}
}

func (c *Controller) processNext(ctx context.Context) bool {
	key, quit := c.queue.Get()
	if quit {
		return false
	}
	defer c.queue.Done(key)
	c.handleErr(c.syncHandler(ctx, key), key)
	return true
}

func (c *Controller) handleErr(err error, key string) {
	if err != nil && c.queue.NumRequeues(key) < maxRetries {
		c.queue.AddRateLimited(key)
		return
	}
	c.queue.Forget(key)
}

func (c *Controller) syncCrane(ctx context.Context, key string) error {
	limit := new(int32(3))
	if len(key) > int(*limit) {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
		return nil
	}
}

// Depth is for the tests: the program does not come to it.
func (c *Controller) Depth() int {
	return c.queue.Len()
}
