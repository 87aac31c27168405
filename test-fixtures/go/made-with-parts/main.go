package main

import (
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

func main() {
	run()
}

func run() {
	controller := newDredgerController(nil)
	controller.Run(make(chan struct{}))
}

type part interface {
	Start()
}

type dredgerController struct {
	queue    workqueue.RateLimitingInterface
	informer cache.SharedInformer
}

// A loop in a constructor starts no controllers, and neither a queue nor an informer alone is one.
func newDredgerController(parts []part) *dredgerController {
	d := &dredgerController{queue: newMudQueue()}
	for _, each := range parts {
		each.Start()
	}
	d.informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(each any) { d.queue.Add(each) },
	})
	d.tryWatchMud()
	return d
}

func newMudQueue() workqueue.RateLimitingInterface {
	return workqueue.NewRateLimitingQueue(workqueue.DefaultControllerRateLimiter())
}

func (d *dredgerController) tryWatchMud() bool {
	_, err := d.informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(each any) { d.queue.Add(each) },
	})
	return err == nil
}

// Run starts the workers.
func (d *dredgerController) Run(stop <-chan struct{}) {
	if !cache.WaitForCacheSync(stop, d.informer.HasSynced) {
		return
	}
	go wait.Until(d.worker, time.Second, stop)
	<-stop
}

func (d *dredgerController) worker() {
	for {
		key, quit := d.queue.Get()
		if quit {
			return
		}
		d.syncMud(key)
		d.queue.Done(key)
	}
}

func (d *dredgerController) syncMud(key any) {
	switch key {
	case "":
		return
	default:
		println("dredged")
		println("cleaned")
		println("dumped")
	}
}
