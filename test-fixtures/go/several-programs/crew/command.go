package crew

import "github.com/spf13/cobra"

func NewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "crew-controller",
		Run: func(command *cobra.Command, _ []string) {
			Run(command)
		},
	}
}

func Run(command *cobra.Command) {
	<-command.Context().Done()
}
