package root

import "github.com/spf13/cobra"

var Command = &cobra.Command{Use: "lighthouse"}
