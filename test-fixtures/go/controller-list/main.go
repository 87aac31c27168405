package main

import (
	"context"

	"example.com/dock/dock"
	"example.com/dock/operator"
	"example.com/dock/rope"
)

func main() {
	ctx := context.Background()
	o := operator.NewOperator()
	o.WithControllers(ctx, controllers(o)...).Start(ctx)
}

func controllers(o *operator.Operator) []operator.Controller {
	ropes := rope.NewRopes(o.Manager.GetClient())
	return []operator.Controller{
		ropes,
		dock.NewController(o.Manager.GetClient(), ropes),
	}
}
