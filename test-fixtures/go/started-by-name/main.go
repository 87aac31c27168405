package main

import (
	"os"

	"example.com/fleet/ferry"
	"example.com/fleet/tug"
)

func main() {
	switch os.Args[1] {
	case "ferry":
		ferry.Main(os.Args[2:])
	case "tug":
		tug.Main(os.Args[2:])
	default:
		os.Exit(1)
	}
}
