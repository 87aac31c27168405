package winch

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
	"sigs.k8s.io/controller-runtime/pkg/source"
)

type winches struct {
	client.Client
}

func Add(mgr manager.Manager) error {
	return add(mgr, &winches{Client: mgr.GetClient()})
}

func add(mgr manager.Manager, reconciler reconcile.Reconciler) error {
	c, err := controller.New("winch", mgr, controller.Options{Reconciler: reconciler})
	if err != nil {
		return err
	}
	return c.Watch(source.Kind(mgr.GetCache(), &corev1.Pod{}, handler.EnqueueRequestsFromMapFunc(winchesOf)))
}

func winchesOf(ctx context.Context, object client.Object) []reconcile.Request {
	return []reconcile.Request{{NamespacedName: client.ObjectKeyFromObject(object)}}
}

func (w *winches) Reconcile(ctx context.Context, request reconcile.Request) (reconcile.Result, error) {
	pod := &corev1.Pod{}
	if err := w.Get(ctx, request.NamespacedName, pod); err != nil {
		return reconcile.Result{}, client.IgnoreNotFound(err)
	}
	if pod.DeletionTimestamp != nil {
		return reconcile.Result{}, w.release(ctx, pod)
	}
	return reconcile.Result{}, w.updateStatus(ctx, pod)
}

// A part of the reconcile, long enough to be one of its own.
func (w *winches) release(ctx context.Context, pod *corev1.Pod) error {
	kept := pod.Finalizers[:0]
	for _, finalizer := range pod.Finalizers {
		if finalizer == "example.com/winch" {
			continue
		}
		kept = append(kept, finalizer)
	}
	if len(kept) == len(pod.Finalizers) {
		return nil
	}
	pod.Finalizers = kept
	if err := w.Update(ctx, pod); err != nil {
		return client.IgnoreNotFound(err)
	}
	return nil
}

func (w *winches) updateStatus(ctx context.Context, pod *corev1.Pod) error {
	pod.Status.Message = "hoisted"
	return w.Status().Update(ctx, pod)
}
