package main

import (
	"example.com/warden/warden"
	"github.com/alecthomas/kong"
)

var cli struct {
	Debug bool `help:"Say more." short:"d"`

	Core   warden.Command `cmd:"" default:"withargs" help:"Start the warden."`
	Report reportCommand  `cmd:"" help:"Print a report."`
}

type reportCommand struct{}

// Run prints a report.
func (c *reportCommand) Run() error { return nil }

func main() {
	ctx := kong.Parse(&cli,
		kong.Name("warden"),
		kong.UsageOnError(),
	)
	ctx.FatalIfErrorf(ctx.Run())
}
