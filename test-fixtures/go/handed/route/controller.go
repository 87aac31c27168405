package route

import (
	"context"

	"knative.dev/pkg/configmap"
	"knative.dev/pkg/controller"
)

func NewController(ctx context.Context, watcher configmap.Watcher) *controller.Impl {
	return controller.NewContext(ctx, &Reconciler{}, controller.ControllerOptions{})
}

type Reconciler struct{}

func (r *Reconciler) ReconcileKind(ctx context.Context, ship *Ship) error {
	return nil
}

type Ship struct{}
