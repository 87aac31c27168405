package main

import (
	"time"

	"go.uber.org/fx"
)

func main() {
	app := fx.New(
		fx.Provide(NewTug),
		fx.Invoke(Run),
	)
	app.Run()
}

// Tug is given to whoever asks for it.
type Tug struct{}

// NewTug makes one.
func NewTug() *Tug {
	return &Tug{}
}

// Run is called by the library, with what it asks for.
func Run(tug *Tug) error {
	return tug.Start()
}

// Start pulls again and again.
func (t *Tug) Start() error {
	for range time.Tick(time.Minute) {
		t.pull()
	}
	return nil
}

func (t *Tug) pull() {}
