package main

import (
	"context"

	"k8s.io/client-go/kubernetes"

	"example.com/pottery/glaze"
	"example.com/pottery/kiln"
)

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	var client kubernetes.Interface
	shop := kiln.NewShopClient("clay")
	first := glaze.NewGlazeController(client, shop)
	second := kiln.NewKilnController(client)
	go first.Run(ctx, 1)
	go second.Run(ctx, 1)
	<-ctx.Done()
}
