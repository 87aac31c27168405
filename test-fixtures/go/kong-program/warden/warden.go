package warden

import "time"

// Command runs the warden.
type Command struct {
	Init  initCommand  `cmd:"" help:"Prepare."`
	Start startCommand `cmd:"" help:"Walk the rounds."`
}

// Run does nothing: kong asks for it on the way to the command.
func (c *Command) Run() error {
	return nil
}

type initCommand struct{}

// Run prepares.
func (c *initCommand) Run() error {
	return nil
}

type startCommand struct {
	Interval time.Duration `default:"1m" help:"How often to walk."`
	Profile  string        `help:"Where to serve profiles."`
}

// Run walks the rounds.
func (c *startCommand) Run() error {
	rounds := &Rounds{every: c.Interval}
	return rounds.Start()
}

// Rounds are walked.
type Rounds struct {
	every time.Duration
}

// Start walks until the end of days.
func (r *Rounds) Start() error {
	for range time.Tick(r.every) {
		r.walk()
	}
	return nil
}

func (r *Rounds) walk() {}
