package main

import (
	"fmt"
	"time"

	"example.com/tower/bells"
)

// keep is what the hook ends with, whatever it is called.
func keep(args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("one tower at most")
	}
	name := "tower"
	if len(args) == 1 {
		name = args[0]
	}
	fmt.Println("keeping", name)
	ropes := bells.NewRopes(bells.Options{
		LeaderElection: name != "tower",
	})
	ropes.Handle([]string{name})
	go ropes.RunTolling()
	clock := &clock{}
	clock.Run()
	return nil
}

type clock struct {
	struck int
}

// Run strikes every hour.
func (c *clock) Run() {
	for {
		select {
		case <-time.After(time.Hour):
			c.struck++
		}
	}
}
