package hay

import "context"

// NewController builds the controller of hay.
func NewController(ctx context.Context, watcher any) any {
	return &reconciler{}
}

type reconciler struct{}

// ReconcileKind turns hay.
func (r *reconciler) ReconcileKind(ctx context.Context, hay any) error {
	return ctx.Err()
}
