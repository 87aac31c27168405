package commands

import (
	"github.com/spf13/cobra"

	"example.com/wharf/wharf"
)

var workers int
var namespace string

var controllerCommand = &cobra.Command{
	Use: "controller",
	RunE: func(command *cobra.Command, args []string) error {
		return wharf.Run(command.Context(), namespace, workers)
	},
}

func init() {
	controllerCommand.Flags().IntVar(&workers, "workers", 2, "workers")
	controllerCommand.Flags().StringVar(&namespace, "namespace", "", "namespace")
}
