package main

import (
	"context"

	"knative.dev/pkg/injection"
	"knative.dev/pkg/injection/sharedmain"

	"example.com/meadow/hay"
)

var constructors = []injection.ControllerConstructor{
	hay.NewController,
	NewMoleController,
}

func main() {
	sharedmain.MainWithContext(context.Background(), "meadow", constructors...)
}

func NewMoleController(ctx context.Context, watcher any) any {
	return nil
}
