package control

import "context"

// Controller has one method: any type may seem to fit.
type Controller interface {
	Run(ctx context.Context)
}
