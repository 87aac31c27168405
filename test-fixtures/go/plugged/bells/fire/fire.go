package fire

import "log"

// Bell rings where it burns.
type Bell struct{}

// New makes one.
func New() *Bell {
	return &Bell{}
}

// Name of the bell.
func (b *Bell) Name() string { return "fire" }

// Execute rings it.
func (b *Bell) Execute(reading float64) {
	if reading < 60 {
		return
	}
	for range 3 {
		log.Print("ring")
	}
	log.Print("silence")
}
