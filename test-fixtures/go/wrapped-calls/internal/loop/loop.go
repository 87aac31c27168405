package loop

import (
	"context"
	"sync"

	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

type Loop struct {
	queue  workqueue.TypedInterface[string]
	synced cache.InformerSynced
}

func New() *Loop {
	return &Loop{queue: workqueue.NewTypedQueue[string]()}
}

func (l *Loop) Run(ctx context.Context) {
	if !cache.WaitForCacheSync(ctx.Done(), l.synced) {
		return
	}
	var group sync.WaitGroup
	group.Go(func() {
		l.worker()
	})
	group.Wait()
}

func (l *Loop) worker() {
	for {
		key, quit := l.queue.Get()
		if quit {
			return
		}
		func() {
			defer l.queue.Done(key)
			if err := l.reconcile(key); err != nil {
				l.queue.Add(key)
			}
		}()
	}
}

func (l *Loop) reconcile(key string) error {
	if key == "" {
		return nil
	}
	for range len(key) {
		println(key)
	}
	println("done")
	return nil
}
