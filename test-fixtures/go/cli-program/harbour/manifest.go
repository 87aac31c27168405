package harbour

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"
)

func ManifestCommand() *cli.Command {
	return &cli.Command{
		Name: "manifest",
		Action: func(context.Context, *cli.Command) error {
			fmt.Println("crates: 3")
			return nil
		},
	}
}
