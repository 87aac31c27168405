package dock

import "context"

// TideController has nothing to do.
type TideController struct{}

// NewTideController makes one.
func NewTideController() *TideController {
	return &TideController{}
}

// Run waits.
func (c *TideController) Run(ctx context.Context) {
	<-ctx.Done()
}
