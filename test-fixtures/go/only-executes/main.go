package main

import (
	"os"

	"example.com/ferry/app"
)

func main() {
	if err := app.Run(); err != nil {
		os.Exit(1)
	}
}
