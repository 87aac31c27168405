package main

import "time"

type pump struct {
	lifted int
}

// Run lifts water.
func (p *pump) Run() {
	for {
		select {
		case <-time.After(time.Minute):
			p.lifted++
		}
	}
}
