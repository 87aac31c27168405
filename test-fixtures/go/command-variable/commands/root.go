package commands

import (
	"os"

	"github.com/spf13/cobra"
)

var rootCommand = &cobra.Command{
	Use: "wharf",
	Run: func(command *cobra.Command, args []string) {
		command.Help()
		os.Exit(1)
	},
}

func Execute() {
	cobra.CheckErr(rootCommand.Execute())
}

func init() {
	rootCommand.AddCommand(versionCommand)
	rootCommand.AddCommand(controllerCommand)
}

var versionCommand = &cobra.Command{
	Use: "version",
	Run: func(*cobra.Command, []string) {
		println("1")
	},
}
