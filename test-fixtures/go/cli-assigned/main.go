package main

import (
	"log"
	"os"
	"time"

	"github.com/urfave/cli/v2"
)

type options struct {
	load  int
	flags []cli.Flag
}

// Nothing of the library is at hand, so what NewApp returns is not known.
func main() {
	app := cli.NewApp()
	o := &options{}
	app.Name = "winch"
	app.Action = func(context *cli.Context) error {
		return start(context, o)
	}
	o.flags = []cli.Flag{
		&cli.IntFlag{Name: "load", Destination: &o.load},
		&cli.BoolFlag{Name: "brake"},
	}
	all := []cli.Flag{
		&cli.BoolFlag{Name: "quiet"},
	}
	app.Flags = append(all, o.flags...)

	err := app.Run(os.Args)
	if err != nil {
		log.Fatal(err)
	}
}

func start(context *cli.Context, o *options) error {
	config, err := loadConfig(context, o.flags)
	if err != nil {
		return err
	}
	if err := validateFlags(config); err != nil {
		return err
	}
	ticker := time.NewTicker(config.every)
	for range ticker.C {
		wind(config)
	}
	return nil
}

// Config says how the winch works.
type Config struct {
	every time.Duration
	load  int
}

func loadConfig(context *cli.Context, flags []cli.Flag) (*Config, error) {
	config := &Config{every: time.Second}
	for range flags {
		config.load++
	}
	return config, nil
}

func validateFlags(config *Config) error {
	if config.load < 0 {
		return os.ErrInvalid
	}
	return nil
}

func wind(config *Config) {}
