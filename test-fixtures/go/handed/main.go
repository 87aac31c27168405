package main

import (
	"context"

	"example.com/lock/gate"
	"example.com/lock/route"
	"knative.dev/pkg/injection/sharedmain"
)

func main() {
	sharedmain.MainWithContext(context.Background(), "lock",
		route.NewController,
		gate.NewController("north"),
	)
}
