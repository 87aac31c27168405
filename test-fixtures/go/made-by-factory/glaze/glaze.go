package glaze

import (
	"context"

	"github.com/openshift/library-go/pkg/controller/factory"
	"k8s.io/client-go/kubernetes"
)

type glazes struct {
	client kubernetes.Interface
}

// NewGlazeController leaves queue and workers to the factory.
func NewGlazeController(client kubernetes.Interface, shop any) factory.Controller {
	g := &glazes{client: client}
	return factory.New().WithSync(g.sync).ToController("glaze", nil)
}

func (g *glazes) sync(ctx context.Context, given factory.SyncContext) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return g.mix(ctx)
}

func (g *glazes) mix(ctx context.Context) error {
	return nil
}
