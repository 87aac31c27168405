package lamp

import "github.com/spf13/cobra"

// Command does nothing itself: it stands for what can be done with lamps.
var Command = &cobra.Command{Use: "lamp"}

func init() {
	Command.AddCommand(cleanCommand, operatorCommand)
}

var cleanCommand = &cobra.Command{
	Use: "clean",
	Run: func(*cobra.Command, []string) {},
}
