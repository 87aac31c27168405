package main

import (
	"context"

	"example.com/fleet/cmd/fleet/app"

	_ "example.com/fleet/tug"
)

func main() {
	app.Run(context.Background())
}
