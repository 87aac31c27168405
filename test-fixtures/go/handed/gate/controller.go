package gate

import (
	"context"

	"k8s.io/client-go/tools/cache"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/controller"
)

// NewController is asked once for each gate.
func NewController(name string) func(context.Context, configmap.Watcher) *controller.Impl {
	return func(ctx context.Context, watcher configmap.Watcher) *controller.Impl {
		impl := controller.NewContext(ctx, &Reconciler{name: name}, controller.ControllerOptions{})
		informers(ctx).AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: impl.Enqueue})
		return impl
	}
}

type Reconciler struct {
	name string
}

func (r *Reconciler) ReconcileKind(ctx context.Context, gate *Gate) error {
	if gate.Name != r.name {
		return nil
	}
	return gate.open(ctx)
}

type Gate struct {
	Name string
}
