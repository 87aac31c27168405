package bells

import "time"

// Options of ropes are those of no manager.
type Options struct {
	LeaderElection bool
}

// Ropes move bells.
type Ropes struct {
	pulled int
}

// NewRopes makes them.
func NewRopes(options Options) *Ropes {
	return &Ropes{}
}

// Handle goes through a list, and takes nothing from a channel.
func (r *Ropes) Handle(names []string) {
	for name := range names {
		r.pulled += name
		if name > 3 {
			break
		}
		r.pulled++
	}
}

// RunTolling pulls every minute.
func (r *Ropes) RunTolling() {
	for {
		select {
		case <-time.After(time.Minute):
			r.pulled++
		}
	}
}
