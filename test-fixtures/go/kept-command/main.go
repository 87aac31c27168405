package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := newRootCommand()
	versionCommand := newVersionCommand()
	var (
		ropesCommand = newRopesCommand()
	)
	root.AddCommand(versionCommand, ropesCommand)
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}

func newRootCommand() *cobra.Command {
	return &cobra.Command{
		Use: "tower",
		RunE: func(cmd *cobra.Command, args []string) error {
			return keep(args)
		},
	}
}

// It is added from the variable that it is kept in, so it is another program.
func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version",
		RunE: func(cmd *cobra.Command, args []string) error {
			fmt.Println("1")
			return nil
		},
	}
}

func newRopesCommand() *cobra.Command {
	return &cobra.Command{
		Use: "ropes",
		RunE: func(cmd *cobra.Command, args []string) error {
			return nil
		},
	}
}
