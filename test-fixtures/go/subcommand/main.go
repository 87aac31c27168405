package main

import (
	"os"

	"example.com/ferry/cmd"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "ferry"}
	root.AddCommand(cmd.NewVersionCommand())
	root.AddCommand(cmd.NewRunCommand())
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
