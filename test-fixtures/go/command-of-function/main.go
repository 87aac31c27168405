package main

import (
	"context"
	"os"

	"github.com/openshift/library-go/pkg/controller/controllercmd"
	"github.com/spf13/cobra"

	"example.com/quarry/operator"
)

func main() {
	command := newQuarryCommand()
	if err := command.Execute(); err != nil {
		os.Exit(1)
	}
}

func newQuarryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "quarry",
		Run: func(cmd *cobra.Command, args []string) {
			_ = cmd.Help()
			os.Exit(1)
		},
	}
	cmd.AddCommand(newOperatorCommand())
	return cmd
}

func newOperatorCommand() *cobra.Command {
	cmd := controllercmd.
		NewControllerCommandConfig("quarry", operator.NewVersion(), operator.RunOperator).
		NewCommandWithContext(context.Background())
	cmd.Use = "operator"
	return cmd
}
