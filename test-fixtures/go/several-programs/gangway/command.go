package gangway

import "github.com/spf13/cobra"

func NewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "gangway-server",
		Run: func(*cobra.Command, []string) {
			select {}
		},
	}
}
