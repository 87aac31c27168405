package thermometer

import (
	"context"
	"log"

	"example.com/gauges/alarm"
	"example.com/gauges/gauge"
)

func init() {
	gauge.Register(&thermometer{readings: make(chan float64)})
}

type thermometer struct {
	readings chan float64
	warmest  float64
}

// Start measures beside the others.
func (t *thermometer) Start(ctx context.Context) {
	go t.readLoop(ctx)
}

// Stop ends it.
func (t *thermometer) Stop() {
	close(t.readings)
}

func (t *thermometer) readLoop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case reading, open := <-t.readings:
			if !open {
				return
			}
			t.take(reading)
			for _, each := range alarm.All() {
				each.Execute(reading)
			}
		}
	}
}

func (t *thermometer) take(reading float64) {
	if reading < -273 {
		log.Print("broken")
		return
	}
	if reading > t.warmest {
		t.warmest = reading
	}
	switch {
	case reading > 40:
		log.Print("hot")
	case reading < 0:
		log.Print("cold")
	default:
		log.Print("fine")
	}
}
