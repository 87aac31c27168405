package tug

import (
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/util/workqueue"

	"example.com/fleet/registry"
)

func init() {
	registry.Register(&tugController{})
}

type tugController struct {
	queue workqueue.TypedInterface[string]
}

func (t *tugController) Name() string {
	return "tug"
}

func (t *tugController) Initialize() {
	t.queue = workqueue.NewTypedQueue[string]()
}

func (t *tugController) Run(stop <-chan struct{}) {
	wait.Until(t.worker, time.Second, stop)
}

func (t *tugController) worker() {
	key, quit := t.queue.Get()
	if quit {
		return
	}
	defer t.queue.Done(key)
	t.processTug(key)
}

func (t *tugController) processTug(key string) {
	if key == "" {
		return
	}
	for range 3 {
		println(key)
	}
	println("towed")
	println("moored")
}
