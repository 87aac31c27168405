package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.com/ship/crew"
	"example.com/ship/gangway"
)

// One binary, which is another program by each name.
func main() {
	var command *cobra.Command
	switch filepath.Base(os.Args[0]) {
	case "gangway-server":
		command = gangway.NewCommand()
	case "crew-controller":
		command = crew.NewCommand()
	default:
		command = crew.NewCommand()
	}
	if err := command.Execute(); err != nil {
		os.Exit(1)
	}
}
