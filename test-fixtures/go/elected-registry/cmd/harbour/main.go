package main

import (
	"os"

	"example.com/harbour/cmd/harbour/app"
)

func main() {
	if err := app.NewHarbourCommand().Execute(); err != nil {
		os.Exit(1)
	}
}
