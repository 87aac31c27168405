package main

import (
	"fmt"

	"example.com/lighthouse/cmd/lamp"
	"example.com/lighthouse/cmd/root"
	"github.com/spf13/cobra"
)

var versionCommand = &cobra.Command{
	Use: "version",
	Run: func(*cobra.Command, []string) {
		fmt.Println("1.0")
	},
}

func main() {
	addCommands()
	if err := root.Command.Execute(); err != nil {
		fmt.Println(err)
	}
}

func addCommands() {
	root.Command.AddCommand(versionCommand, lamp.Command)
}
