package operator

import (
	"context"
	"time"

	"github.com/openshift/library-go/pkg/controller/controllercmd"
)

// NewVersion is no function of a command.
func NewVersion() string {
	return "1"
}

// RunOperator is called by the library once it leads.
func RunOperator(ctx context.Context, given *controllercmd.ControllerContext) error {
	crane := &crane{}
	crane.Run(ctx)
	return nil
}

type crane struct {
	lifted int
}

// Run lifts again and again.
func (c *crane) Run(ctx context.Context) {
	for {
		select {
		case <-time.After(time.Minute):
			c.lifted++
		case <-ctx.Done():
			return
		}
	}
}
